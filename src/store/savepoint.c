#include "store/savepoint.h"

#include "store/derive.h"
#include "store/derive_search.h"
#include "store/handle.h"
#include "store/store.h"

bool savepoint_begin(struct store *store, struct err *err)
{
    must(store_is_writing(store));
    if (!store_fold(store, err) || !derive_search_savepoint(store, err) ||
        !db_script(store->db, err, "SAVEPOINT part"))
        return false;
    store->count_saved = store->count;
    return true;
}

bool savepoint_keep(struct store *store, struct err *err)
{
    return store_fold(store, err) && db_script(store->db, err, "RELEASE part");
}

bool savepoint_undo(struct store *store)
{
    if (!store_is_writing(store) || !db_script(store->db, NULL, "ROLLBACK TO part; RELEASE part"))
        return false;
    store->count = store->count_saved;
    derive_rolled_back(store);
    derive_search_rollback_to(store);
    return true;
}
