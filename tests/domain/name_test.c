#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "domain/name.h"

struct pair {
    const char *a, *b;
};

static void names_of_one_person_are_alike(void **state)
{
    static const struct pair rows[] = {
        { "Dana Kim", "dana  KIM" },
        { "Dana Kim", "Kim, Dana" },
        { "Dana Kim", "Dana R. Kim" },
        { "Dana Kim", "Dana" },
        { "Dana Kim", "" },
        { "José García", "Jose Garcia" },
        { "Jürgen Müller", "Juergen Mueller" },
        { "Katherine Smith", "Catherine Smith" },
        { "Katherine Smith", "Katherien Smtih" },
        { "Anne-Marie Duval", "Annemarie Duval" },
        { "Miles O'Brien", "Miles OBrien" },
        { "Rivka Cohen", "Rifka Cohen" },
        { "王小明", "王小明" },
        { "김민준", "김민준" },
        { "Bartholomew", "Bartolomew" },
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!name_alike(rows[i].a, rows[i].b) || !name_alike(rows[i].b, rows[i].a))
            fail_msg("%s, %s", rows[i].a, rows[i].b);
    }
}

static void names_of_two_people_are_not(void **state)
{
    static const struct pair rows[] = {
        { "Dana Kim", "Amir Kim" },
        { "Jan Kim", "Jin Kim" },
        { "Ann Lee", "Amy Lee" },
        { "Dana Kim", "Dora Kim" },
        { "Bo", "Al" },
        { "王小明", "王小红" },
        { "김민준", "김민서" },
        { "Dana Kim", "Danilo Kim" },
        { "Katherine Smith", "Katherina Smythes" },
        { "Dana Kim", "Dana Lim Kin" },
        { "Peter Parker", "Peter" " Venkman" },
        { "Kim Kim", "Kim Dana" },
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (name_alike(rows[i].a, rows[i].b) || name_alike(rows[i].b, rows[i].a))
            fail_msg("%s, %s", rows[i].a, rows[i].b);
    }
}

static void the_identity_is_the_folded_name_and_company(void **state)
{
    struct str key = { 0 };

    (void)state;
    name_identity(&key, " José  GARCÍA", "Acme|Co");
    assert_string_equal(key.at, "jose garcia|acme/co");
    str_clear(&key);
    name_identity(&key, "Dana", "");
    assert_string_equal(key.at, "dana|");
    str_finish(&key);
}

static void others_see_the_given_name_and_an_initial(void **state)
{
    static const struct {
        const char *name, *given, *family, *shown;
    } rows[] = {
        { "Dana Kim", "", "", "Dana K." },
        { "Dana Kim", "Dana", "Kim", "Dana K." },
        { "Kim, Dana", "", "", "Dana K." },
        { "Kim Dana", "Dana", "Kim", "Dana K." },
        { "María del Carmen García Ruiz", "María del Carmen", "García Ruiz", "María del Carmen G." },
        { "María del Carmen Ruiz", "", "", "María R." },
        { "Dr. Dana Kim", "", "", "Dana K." },
        { "J. Kim", "", "", "J. K." },
        { "Dana", "", "", "Dana" },
        { "Dana", "Dana", "", "Dana" },
        { "Émile Øster", "", "", "Émile Ø." },
        { "Jan 't Hooft", "Jan", "'t Hooft", "Jan H." },
        { "Konstanze von Hohenberg", "Konstanze", "von und zu Hohenberg", "Konstanze H." },
        { "bell hooks", "bell", "hooks", "bell h." },
        { "علي بن محمد", "علي", "بن محمد", "علي ب." },
        { "王小明", "小明", "王", "王小明" },
        { "山田 太郎", "", "", "山田 太郎" },
        { "やまだ たろう", "", "", "やまだ たろう" },
        { "김 민준", "민준", "김", "김 민준" },
        { "Михаил Булгаков", "", "", "Михаил Б." },
        { "Dana ★", "", "", "Dana" },
    };
    struct str shown = { 0 };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        str_clear(&shown);
        name_initial(&shown, rows[i].name, rows[i].given, rows[i].family);
        assert_string_equal(shown.at, rows[i].shown);
    }
    str_finish(&shown);
}

static void a_picture_has_the_first_letters(void **state)
{
    static const struct {
        const char *name, *given, *family, *initials, *called;
    } rows[] = {
        { "Dana Kim", "", "", "DK", "Dana" },
        { "Kim, Dana", "", "", "DK", "Dana" },
        { "Kim Dana", "Dana", "Kim", "DK", "Kim" },
        { "Dr. Dana Kim", "", "", "DK", "Dana" },
        { "Dana", "", "", "D", "Dana" },
        { "Jan 't Hooft", "Jan", "'t Hooft", "JH", "Jan" },
        { "émile øster", "", "", "éø", "émile" },
        { "王小明", "小明", "王", "王", "王小明" },
        { "김 민준", "민준", "김", "김", "김 민준" },
        { "...", "", "", "", "..." },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str initials = { 0 }, called = { 0 };

        name_initials(&initials, rows[i].name, rows[i].given, rows[i].family);
        name_given(&called, rows[i].name);
        assert_string_equal(str_text(&initials), rows[i].initials);
        assert_string_equal(str_text(&called), rows[i].called);
        str_finish(&initials);
        str_finish(&called);
    }
}

static void a_name_is_near_with_one_slip(void **state)
{
    static const struct {
        const char *a, *b;
        bool near;
    } rows[] = {
        { "Dana Kim", "dana kim", true },     { "Dana Kim", "Kim Dana", true },
        { "José García", "Jose Garcia", true }, { "Katherine Fox", "Katharine Fox", true },
        { "Katherine Fox", "Kathreine Fox", true }, { "Katherine Fox", "Katharina Fox", false },
        { "Katherine Fox", "Katherine Foxworth", false }, { "Dana Kim", "Dana", false },
        { "Ann", "Anna", false },             { "王小明", "王小红", false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (name_is_near(rows[i].a, rows[i].b) != rows[i].near || name_is_near(rows[i].b, rows[i].a) != rows[i].near)
            fail_msg("%s, %s", rows[i].a, rows[i].b);
    }
}

static void a_name_is_typed_with_all_its_words_and_no_others(void **state)
{
    static const struct {
        const char *typed, *name;
        bool is;
    } rows[] = {
        { "dana kim", "Dana Kim", true },     { "KIM  dana", "Dana Kim", true },
        { "jose garcia", "José García", true }, { "dana", "Dana Kim", false },
        { "dana kim acme", "Dana Kim", false }, { "dana ki", "Dana Kim", false },
        { "kim kim", "Dana Kim", false },     { "dana kim", "Kim Kim", false },
        { "madonna", "Madonna", true },       { "", "", false },
        { "王小明", "王小明", true },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (name_is_typed(rows[i].typed, rows[i].name) != rows[i].is)
            fail_msg("%s, %s", rows[i].typed, rows[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_one_person_are_alike),
        cmocka_unit_test(names_of_two_people_are_not),
        cmocka_unit_test(the_identity_is_the_folded_name_and_company),
        cmocka_unit_test(others_see_the_given_name_and_an_initial),
        cmocka_unit_test(a_picture_has_the_first_letters),
        cmocka_unit_test(a_name_is_near_with_one_slip),
        cmocka_unit_test(a_name_is_typed_with_all_its_words_and_no_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
