#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "util/cache.h"
#include "util/mem.h"

static size_t released;

static void count_release(void *value)
{
    released++;
    free(value);
}

static struct cache_key key_of(const char *text)
{
    return (struct cache_key){ .kind = 1, .text = text, .length = strlen(text) };
}

static void put(struct cache *cache, const char *text, size_t cost)
{
    struct cache_key key = key_of(text);

    cache_put(cache, &key, mem_copy_text(text), cost);
}

static const char *get(struct cache *cache, const char *text)
{
    struct cache_key key = key_of(text);

    return cache_get(cache, &key);
}

static void what_was_asked_for_last_stays(void **state)
{
    struct cache *cache = cache_create(3, count_release);

    (void)state;
    released = 0;
    put(cache, "one", 1);
    put(cache, "two", 1);
    put(cache, "three", 1);
    assert_string_equal(get(cache, "one"), "one");
    put(cache, "four", 1);
    assert_null(get(cache, "two"));
    assert_string_equal(get(cache, "one"), "one");
    assert_string_equal(get(cache, "three"), "three");
    assert_string_equal(get(cache, "four"), "four");
    assert_int_equal(released, 1);
    cache_destroy(cache);
    assert_int_equal(released, 4);
}

static void the_limit_is_kept_over_many(void **state)
{
    struct cache *cache = cache_create(5000, count_release);

    (void)state;
    released = 0;
    for (int i = 0; i < 20000; i++) {
        char text[16];

        snprintf(text, sizeof text, "%d", i);
        put(cache, text, (size_t)(i * 7 % 90));
        assert_true(cache_cost(cache) <= 5000);
        assert_string_equal(get(cache, text), text);
    }
    assert_true(cache_cost(cache) > 4900);
    cache_destroy(cache);
    assert_int_equal(released, 20000);
}

static void what_is_too_dear_stays_until_the_next(void **state)
{
    struct cache *cache = cache_create(10, count_release);

    (void)state;
    put(cache, "small", 4);
    put(cache, "huge", 1000);
    assert_null(get(cache, "small"));
    assert_string_equal(get(cache, "huge"), "huge");
    put(cache, "next", 1);
    assert_null(get(cache, "huge"));
    assert_int_equal(cache_cost(cache), 1);
    cache_destroy(cache);
}

static void every_part_of_a_key_counts(void **state)
{
    static const struct cache_key keys[] = {
        { 1, 2, 3, 4, "text", 4 }, { 0, 2, 3, 4, "text", 4 }, { 1, 0, 3, 4, "text", 4 },
        { 1, 2, 0, 4, "text", 4 }, { 1, 2, 3, 0, "text", 4 }, { 1, 2, 3, 4, "test", 4 },
        { 1, 2, 3, 4, "text", 3 }, { 1, 2, 3, 4, NULL, 0 },
    };
    struct cache *cache = cache_create(100, count_release);
    size_t count = sizeof keys / sizeof *keys;

    (void)state;
    for (size_t i = 0; i < count; i++) {
        assert_null(cache_get(cache, &keys[i]));
        cache_put(cache, &keys[i], mem_copy_bytes(&i, sizeof i), 1);
    }
    for (size_t i = 0; i < count; i++) {
        size_t found;

        memcpy(&found, cache_get(cache, &keys[i]), sizeof found);
        assert_int_equal(found, i);
    }
    cache_destroy(cache);
}

static void destroying_nothing_does_nothing(void **state)
{
    (void)state;
    cache_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_asked_for_last_stays),
        cmocka_unit_test(the_limit_is_kept_over_many),
        cmocka_unit_test(what_is_too_dear_stays_until_the_next),
        cmocka_unit_test(every_part_of_a_key_counts),
        cmocka_unit_test(destroying_nothing_does_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
