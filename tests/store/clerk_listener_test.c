// Listeners of the clerk that go before it does.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>

#include "store/clerk.h"
#include "store/made_store.h"

enum { COMMITS = 200 };

struct heard {
    atomic_int times;
    atomic_bool is_gone; // whoever is called after this would touch what is no more
    atomic_int late;
};

static void hear(void *context)
{
    struct heard *heard = context;

    atomic_fetch_add(&heard->times, 1);
    if (atomic_load(&heard->is_gone))
        atomic_fetch_add(&heard->late, 1);
}

static bool write_fact(struct store *store, void *context, struct err *err)
{
    (void)context;
    return fact_append(store, FACT_SETTING_SET, NULL, NULL, made_now_ms,
                       json_pack("{s:s, s:s}", "key", "group.name", "value", "Early Birds"), err);
}

static void done(void *context, const struct err *error)
{
    (void)context;
    assert_null(error);
}

static void who_has_gone_is_not_called_again(void **state)
{
    struct heard goes = { 0 }, stays = { 0 };
    char folder[MADE_PATH];
    struct clerk *clerk;
    struct err err = { 0 };

    (void)state;
    made_folder_in_memory(folder);
    expect_done(clerk_start(&clerk, made_store(folder, "clerk"), &err), err);
    clerk_on_commit(clerk, hear, &goes);
    clerk_on_commit(clerk, hear, &stays);
    for (int i = 0; i < COMMITS; i++) {
        clerk_post(clerk, CLERK_BULK, &(struct clerk_job){ write_fact, done, &stays });
        if (i == COMMITS / 2) {
            while (atomic_load(&goes.times) < 3)
                sched_yield();
            clerk_off_commit(clerk, hear, &goes);
            atomic_store(&goes.is_gone, true);
        }
    }
    clerk_stop(clerk);
    assert_int_equal(atomic_load(&goes.late), 0);
    assert_int_equal(atomic_load(&stays.times), COMMITS);
    assert_true(atomic_load(&goes.times) < COMMITS);
    made_folder_finish(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_has_gone_is_not_called_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
