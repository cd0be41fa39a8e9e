// Which host suits a guest.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "domain/suggest.h"
#include "util/str.h"

enum { HOSTS = 4 };

// Hosts are called a, b, c, d. "b:fr/bread a" is b first, by language and topic, then a without a reason.
static const struct row {
    const char *name;
    struct suggest_host hosts[HOSTS];
    size_t count;
    struct suggest_guest guest;
    const char *order;
} rows[] = {
    { "nobody there", { { "", "", true, false, 0 } }, 0, { "", "", "", "" }, "" },
    { "nobody on duty", { { "", "", false, false, 0 } }, 1, { "", "", "", "" }, "" },
    { "as given when nothing speaks for anybody",
      { { "", "", true, false, 0 }, { "", "", false, false, 0 }, { "", "", true, false, 0 } },
      3,
      { "", "", "", "" },
      "a c" },
    { "language before topic before claims",
      { { "", "", true, false, 0 },
        { "de", "bread", true, false, 2 },
        { "de; fr", "", true, false, 5 },
        { "fr", "Bread", true, false, 9 } },
      4,
      { "fr-CA", "bread", "", "" },
      "d:fr-CA/bread c:fr-CA b:/bread a" },
    { "fewest claims",
      { { "", "", true, false, 2 }, { "", "", true, false, 1 }, { "", "", true, false, 0 } },
      3,
      { "", "", "", "" },
      "c b a" },
    { "the lead last at equal",
      { { "", "", true, true, 0 }, { "", "", true, false, 0 } },
      2,
      { "", "", "", "" },
      "b a" },
    { "but before who has more to do",
      { { "", "", true, true, 0 }, { "", "", true, false, 1 } },
      2,
      { "", "", "", "" },
      "a b" },
    { "languages by their first part",
      { { "frr", "", true, false, 0 },
        { "pt; zh-Hant", "", true, false, 0 },
        { "EN_GB", "", true, false, 0 } },
      3,
      { "zh-Hans", "", "", "" },
      "b:zh-Hans a c" },
    { "capitals and underscores",
      { { "de", "", true, false, 0 }, { "EN_GB", "", true, false, 0 } },
      2,
      { "en", "", "", "" },
      "b:en a" },
    { "topics once folded, as the guest writes them, whatever the guest does with them",
      { { "", "Café culture", true, false, 0 },
        { "", "solar; roofs", true, false, 0 },
        { "", "roof", true, false, 0 } },
      3,
      { "", "tea;  CAFE Culture ", "Roofs", "" },
      "a:/CAFE Culture  b:/Roofs c" },
    { "the first topic is the reason",
      { { "", "b; a", true, false, 0 } },
      1,
      { "", "x; a; b", "", "b" },
      "a:/a" },
    { "empty items are no topics",
      { { "", ";;", true, false, 0 }, { "", "", true, false, 0 } },
      2,
      { "", " ; ;", ";", "" },
      "a b" },
};

static void hosts_come_in_the_order_in_which_they_suit(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct suggest *suggest = suggest_create(rows[i].hosts, rows[i].count);
        struct suggestion suggestions[HOSTS];
        struct str said = { 0 };
        size_t count = suggest_order(suggest, &rows[i].guest, suggestions, HOSTS);

        for (size_t at = 0; at < count; at++) {
            const struct suggestion *one = &suggestions[at];

            str_addf(&said, "%s%c%s%s", at ? " " : "", (int)('a' + one->host),
                     one->language[0] || one->topic_length ? ":" : "", one->language);
            if (one->topic_length)
                str_addf(&said, "/%.*s", (int)one->topic_length, one->topic);
        }
        if (strcmp(str_text(&said), rows[i].order) != 0)
            fail_msg("%s: %s", rows[i].name, str_text(&said));
        str_finish(&said);
        suggest_destroy(suggest);
    }
}

// However few places there are, they hold the best.
static void few_places_hold_the_best(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct suggest *suggest = suggest_create(rows[i].hosts, rows[i].count);
        struct suggestion all[HOSTS], few[HOSTS];
        size_t count = suggest_order(suggest, &rows[i].guest, all, HOSTS);

        for (size_t most = 0; most < HOSTS; most++) {
            size_t found = suggest_order(suggest, &rows[i].guest, few, most);

            assert_int_equal(found, count < most ? count : most);
            for (size_t at = 0; at < found; at++)
                assert_int_equal(few[at].host, all[at].host);
        }
        suggest_destroy(suggest);
    }
    suggest_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hosts_come_in_the_order_in_which_they_suit),
        cmocka_unit_test(few_places_hold_the_best),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
