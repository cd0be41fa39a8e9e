#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "exchange/list_alias.h"
#include "exchange/list_word.h"

struct fold {
    const char *text, *folded;
};

static void words_are_folded_without_punctuation(void **state)
{
    static const struct fold folds[] = {
        { "E-Mail:", "e mail" },       { "Attendee #", "attendee #" },  { "api_id", "api id" },
        { " Prénom ", "prenom" },      { "N/A", "n a" },                { "-", "" },
        { "", "" },                    { "氏名", "氏名" },               { "Co-Organizer", "co organizer" },
    };
    struct str out = { 0 };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof folds / sizeof *folds; i++) {
        list_word_fold(&out, folds[i].text);
        assert_string_equal(str_text(&out), folds[i].folded);
    }
    str_finish(&out);
}

static void a_word_is_among_words_as_a_whole(void **state)
{
    (void)state;
    assert_true(list_word_among("one|two|three", "one"));
    assert_true(list_word_among("one|two|three", "two"));
    assert_true(list_word_among("one|two|three", "three"));
    assert_false(list_word_among("one|two|three", "tw"));
    assert_false(list_word_among("one|two|three", "wo"));
    assert_false(list_word_among("one|two|three", ""));
    assert_false(list_word_among("", "one"));
}

// An alias that is not written in its folded form can never be found.
static void every_alias_is_found_by_its_own_name(void **state)
{
    struct str folded = { 0 };
    char header[100];
    const char *at;
    unsigned i;

    (void)state;
    for (i = 0; list_alias_at(i); i++) {
        for (at = list_alias_at(i)->headers; *at; at += strlen(header) + (at[strlen(header)] == '|')) {
            snprintf(header, sizeof header, "%.*s", (int)strcspn(at, "|"), at);
            list_word_fold(&folded, header);
            if (strcmp(str_text(&folded), header) != 0)
                fail_msg("%s is folded to %s", header, str_text(&folded));
            if (list_alias_find(header)->column != list_alias_at(i)->column)
                fail_msg("%s has two meanings", header);
        }
    }
    assert_true(i > 20);
    str_finish(&folded);
}

struct meaning {
    const char *cell;
    enum list_state state;
    enum list_answer answer;
    enum role role;
};

static const struct meaning meanings[] = {
    { "Checked In", STATE_ARRIVED, ANSWER_YES, ROLES },
    { "CHECKED_IN", STATE_ARRIVED, ANSWER_YES, ROLES },
    { "Eingecheckt", STATE_ARRIVED, ANSWER_YES, ROLES },
    { "Présent", STATE_EXPECTED, ANSWER_YES, ROLES },
    { "Attending", STATE_EXPECTED, ANSWER_NONE, ROLES },
    { "approved", STATE_EXPECTED, ANSWER_NONE, ROLES },
    { "zugesagt", STATE_EXPECTED, ANSWER_NONE, ROLES },
    { "", STATE_EXPECTED, ANSWER_NONE, ROLES },
    { "Rückerstattet", STATE_OFF, ANSWER_NONE, ROLES },
    { "Remboursé", STATE_OFF, ANSWER_NONE, ROLES },
    { "Storniert", STATE_OFF, ANSWER_NONE, ROLES },
    { "Annulée", STATE_OFF, ANSWER_NONE, ROLES },
    { "Cancelado", STATE_OFF, ANSWER_NONE, ROLES },
    { "Geannuleerd", STATE_OFF, ANSWER_NONE, ROLES },
    { "Anulowano", STATE_OFF, ANSWER_NONE, ROLES },
    { "Not Attending", STATE_OFF, ANSWER_NONE, ROLES },
    { "Não", STATE_OFF, ANSWER_NO, ROLES },
    { "NEIN", STATE_OFF, ANSWER_NO, ROLES },
    { "Nee", STATE_OFF, ANSWER_NO, ROLES },
    { "liste d’attente", STATE_OFF, ANSWER_NONE, ROLES },
    { "Lista d'attesa", STATE_OFF, ANSWER_NONE, ROLES },
    { "waitlist (12)", STATE_OFF, ANSWER_NONE, ROLES },
    { "undone", STATE_UNDONE, ANSWER_NONE, ROLES },
    { "Sí", STATE_EXPECTED, ANSWER_YES, ROLES },
    { "✓", STATE_EXPECTED, ANSWER_YES, ROLES },
    { "TRUE", STATE_EXPECTED, ANSWER_YES, ROLES },
    { "false", STATE_EXPECTED, ANSWER_NO, ROLES },
    { "Vollmitglied", STATE_EXPECTED, ANSWER_NONE, ROLE_MEMBER },
    { "Członek", STATE_EXPECTED, ANSWER_NONE, ROLE_MEMBER },
    { "Gastgeberin", STATE_EXPECTED, ANSWER_NONE, ROLE_HOST },
    { "Hôte", STATE_EXPECTED, ANSWER_NONE, ROLE_HOST },
    { "Referentin", STATE_EXPECTED, ANSWER_NONE, ROLE_SPEAKER },
    { "Relatore", STATE_EXPECTED, ANSWER_NONE, ROLE_SPEAKER },
    { "Vertretung", STATE_EXPECTED, ANSWER_NONE, ROLE_SUBSTITUTE },
    { "Besucher", STATE_EXPECTED, ANSWER_NONE, ROLE_GUEST },
    { "Non-member", STATE_EXPECTED, ANSWER_NONE, ROLE_GUEST },
    { "membership pending", STATE_EXPECTED, ANSWER_NONE, ROLES },
};

static void words_mean_the_same_in_every_language(void **state)
{
    struct list_word word = { 0 };
    size_t i, round;

    (void)state;
    for (i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        for (round = 0; round < 2; round++) { // the second time out of memory
            const struct list_word *meaning = list_word_of(&word, meanings[i].cell);

            if (meaning->status.state != meanings[i].state || meaning->answer != meanings[i].answer ||
                meaning->role != meanings[i].role)
                fail_msg("%s: state %d, answer %d, role %d", meanings[i].cell, (int)meaning->status.state,
                         (int)meaning->answer, (int)meaning->role);
            assert_int_equal(meaning->status.reason[0] != '\0', meanings[i].state >= STATE_OFF);
        }
    }
    str_finish(&word.text);
}

static void languages_become_tags(void **state)
{
    (void)state;
    assert_string_equal(list_word_language("German"), "de");
    assert_string_equal(list_word_language("Français"), "fr");
    assert_string_equal(list_word_language("WŁOSKI"), "it");
    assert_string_equal(list_word_language("日本語"), "ja");
    assert_string_equal(list_word_language("de-AT"), "de-AT");
    assert_string_equal(list_word_language("zh-Hant-TW"), "zh-Hant-TW");
    assert_string_equal(list_word_language("de-"), "");
    assert_string_equal(list_word_language("de-AT-x"), "");
    assert_string_equal(list_word_language("both"), "");
    assert_string_equal(list_word_language(""), "");
}

static void placeholders_are_blank(void **state)
{
    static const char *const blank[] = { "-", "--", "–", "N/A", "#N/A", "info requested", "(blank)", "." };
    static const char *const said[] = { "", "Null", "N", "Ann", "-1", "Info", "none" };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof blank / sizeof *blank; i++)
        assert_true(list_word_is_blank(blank[i]));
    for (i = 0; i < sizeof said / sizeof *said; i++)
        assert_false(list_word_is_blank(said[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_folded_without_punctuation),
        cmocka_unit_test(a_word_is_among_words_as_a_whole),
        cmocka_unit_test(every_alias_is_found_by_its_own_name),
        cmocka_unit_test(words_mean_the_same_in_every_language),
        cmocka_unit_test(languages_become_tags),
        cmocka_unit_test(placeholders_are_blank),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
