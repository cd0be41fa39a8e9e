#include "store/derive_search.h"

#include "domain/guest.h"
#include "store/handle.h"

struct search *store_search(struct store *store)
{
    if (!store->search) {
        store->search = search_new(store->db);
        search_on_word(store->search, store->on_word, store->on_word_context);
    }
    return store->search;
}

bool derive_search_clear(struct store *store, int64_t guest, struct err *err)
{
    return search_clear(store_search(store), guest, err);
}

bool derive_search_put(struct store *store, int64_t guest, const char *const *value, struct err *err)
{
    return search_put(store_search(store), guest, value[GUEST_NAME], value[GUEST_READING],
                      value[GUEST_COMPANY], err);
}

bool derive_search_flush(struct store *store, struct err *err)
{
    return !store->search || search_flush(store->search, err);
}

void derive_search_committed(struct store *store)
{
    if (store->search)
        search_committed(store->search);
}

void derive_search_rolled_back(struct store *store)
{
    if (store->search)
        search_rolled_back(store->search);
}

bool derive_search_savepoint(struct store *store, struct err *err)
{
    store->search_point = 0;
    return !store->search || search_savepoint(store->search, &store->search_point, err);
}

void derive_search_rollback_to(struct store *store)
{
    if (store->search)
        search_rollback_to(store->search, store->search_point);
}

void derive_search_on_word(struct store *store, search_word_function *on_word, void *context)
{
    store->on_word = on_word;
    store->on_word_context = context;
    if (store->search)
        search_on_word(store->search, on_word, context);
}

void derive_search_close(struct store *store)
{
    search_destroy(store->search);
    store->search = NULL;
}
