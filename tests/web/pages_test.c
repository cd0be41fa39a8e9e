// The documents that go out before any script runs: whoever is named in them stays text.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "web/pages.h"

static const char *const hostile[] = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title><svg/onload=alert(1)>",
    "--></noscript><iframe src=//x.example>",
    "%s%n {{7*7}} &lt;b&gt;",
    "\u202egnirts\u202c\u2066",
    "a\"b'c<d>e&f",
    "\xff\xfe broken \xc3",
};

enum { HOSTILE = sizeof hostile / sizeof *hostile };

static struct page_frame frame_of(const char *text, bool is_insecure)
{
    return (struct page_frame){ .group = text, .brand = text, .is_insecure = is_insecure };
}

// ---- every page with the same text wherever one goes in

static void board(struct str *out, const char *text)
{
    page_board(out, &(struct page_board){ frame_of(text, false), text, text, 3 });
}

static void arrivals(struct str *out, const char *text)
{
    page_arrivals(out, &(struct page_board){ frame_of(text, true), text, text, 9 });
}

static void unpaired(struct str *out, const char *text)
{
    struct page_frame frame = frame_of(text, true);

    page_unpaired(out, &frame);
}

static void pair(struct str *out, const char *text, const char *state, const char *said, const char *host)
{
    const struct page_host hosts[] = { { text, text, text, 1 }, { "id", "Amir H.", "AH", 2 } };

    page_pair(out, &(struct page_pair){ frame_of(text, false), text, state, said, host, text, hosts, 2 });
}

static void pair_choice(struct str *out, const char *text)
{
    pair(out, text, "open", text, "");
}

static void pair_known(struct str *out, const char *text)
{
    pair(out, text, "open", "", text);
}

static void pair_asked(struct str *out, const char *text)
{
    pair(out, text, "asked", "", text);
}

static void pair_allowed(struct str *out, const char *text)
{
    pair(out, text, "allowed", "", text);
}

static void pair_refused(struct str *out, const char *text)
{
    pair(out, text, "refused", text, "");
}

static void guest(struct str *out, const char *text)
{
    json_t *told = json_object();

    json_object_set_new(told, "state", json_string("claimed"));
    json_object_set_new(told, "call_name", json_text_or_null(text));
    json_object_set_new(told, "host_name", json_text_or_null(text));
    page_guest(out, &(struct page_guest){ frame_of(text, false), told });
    json_decref(told);
}

static void said(struct str *out, const char *text)
{
    page_said(out, &(struct page_said){ frame_of(text, false), text, text });
}

static void (*const all[])(struct str *, const char *) = { board,      arrivals,   unpaired,     pair_choice,
                                                           pair_known, pair_asked, pair_allowed, pair_refused,
                                                           guest,      said };

enum { ALL = sizeof all / sizeof *all };

// The tags and attributes of a document, with all that is text left out.
static char *bones_of(const char *document)
{
    struct str bones = { 0 };
    bool in_tag = false, in_value = false;

    for (const char *at = document; *at; at++) {
        if (!in_tag && *at == '<')
            in_tag = true;
        if (in_tag && *at == '"')
            in_value = !in_value;
        if (in_tag && (!in_value || *at == '"'))
            str_add_char(&bones, *at);
        if (in_tag && !in_value && *at == '>')
            in_tag = false;
    }
    return str_take(&bones);
}

static char *written(void (*page)(struct str *, const char *), const char *text)
{
    struct str out = { 0 };

    page(&out, text);
    return str_take(&out);
}

static void names_change_no_tag(void **state)
{
    (void)state;
    for (size_t i = 0; i < ALL; i++) {
        char *calm = written(all[i], "Dana"), *calm_bones = bones_of(calm);

        for (size_t j = 0; j < HOSTILE; j++) {
            char *document = written(all[i], hostile[j]), *bones = bones_of(document);

            assert_string_equal(bones, calm_bones);
            free(bones);
            free(document);
        }
        free(calm_bones);
        free(calm);
    }
}

static void no_page_runs_or_styles_anything_of_its_own(void **state)
{
    static const char *const never[] = {
        "style=", "<style", "javascript:", "http:", "https:", "//", "data:"
    };

    (void)state;
    for (size_t i = 0; i < ALL; i++) {
        char *document = written(all[i], "Dana"), *first = strstr(document, "<script ");

        assert_non_null(first);
        assert_ptr_equal(strstr(document, "<script"), first);
        assert_null(strstr(first + 1, "<script"));
        assert_memory_equal(first, "<script src=\"/assets/usher.js\" defer></script>", 46);
        for (size_t j = 0; j < sizeof never / sizeof *never; j++) {
            if (strstr(document, never[j]))
                fail_msg("page %zu has %s", i, never[j]);
        }
        free(document);
    }
}

static void directions_of_names_stay_their_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < ALL; i++) {
        char *document = written(all[i], "\xe2\x80\xae"
                                         "gnirts");

        assert_null(strstr(document, "\xe2\x80\xae"));
        free(document);
    }
}

static void what_pairing_asks_follows_from_the_code(void **state)
{
    static const struct {
        const char *code, *state, *host, *has, *has_not;
    } rows[] = {
        { "abc", "open", "h1", "Is this you, <bdi>Amir H.</bdi>?", "type=\"radio\"" },
        { "abc", "open", "", "type=\"radio\"", "Is this you" },
        { "abc", "open", "", "value=\"abc\"", "name=\"code\" required" },
        { "", "open", "", "name=\"code\" required", "type=\"radio\"" },
        { "", "open", "", "method=\"get\"", "method=\"post\"" },
        { "abc", "asked", "h1", "Ask at the board to let you in", "type=\"radio\"" },
        { "abc", "allowed", "h1", "You are let in", "type=\"radio\"" },
        { "abc", "refused", "", "How to get in", "<form" },
    };
    const struct page_host hosts[] = { { "h1", "Amir H.", "AH", 2 } };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str out = { 0 };

        page_pair(&out, &(struct page_pair){ frame_of("Early Birds", false), rows[i].code, rows[i].state, "",
                                             rows[i].host, "Amir H.", hosts, 1 });
        if (!strstr(str_text(&out), rows[i].has))
            fail_msg("row %zu has no %s", i, rows[i].has);
        if (strstr(str_text(&out), rows[i].has_not))
            fail_msg("row %zu has %s", i, rows[i].has_not);
        str_finish(&out);
    }
}

static void a_guest_without_a_script_learns_who_comes(void **state)
{
    static const struct {
        const char *state, *host, *sentence;
    } rows[] = {
        { "claimed", "Amir", "<b><bdi>Amir</bdi></b> is coming to say hello" },
        { "waiting", "", "Someone is coming to say hello" },
        { "claimed", "", "You are checked in" },
        { "greeted", "Amir", "You are checked in" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str out = { 0 };
        json_t *told = json_pack("{s:s, s:s, s:s}", "state", rows[i].state, "host_name", rows[i].host,
                                 "call_name", "Dee");

        page_guest(&out, &(struct page_guest){ frame_of("Early Birds", false), told });
        assert_non_null(strstr(str_text(&out), rows[i].sentence));
        assert_non_null(strstr(str_text(&out), "Welcome, <bdi>Dee</bdi>"));
        json_decref(told);
        str_finish(&out);
    }
}

static void an_unencrypted_page_says_so(void **state)
{
    char *open = written(arrivals, "Dana"), *safe = written(board, "Dana");

    (void)state;
    assert_non_null(strstr(open, "not encrypted"));
    assert_null(strstr(safe, "not encrypted"));
    free(open);
    free(safe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_change_no_tag),
        cmocka_unit_test(no_page_runs_or_styles_anything_of_its_own),
        cmocka_unit_test(directions_of_names_stay_their_own),
        cmocka_unit_test(what_pairing_asks_follows_from_the_code),
        cmocka_unit_test(a_guest_without_a_script_learns_who_comes),
        cmocka_unit_test(an_unencrypted_page_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
