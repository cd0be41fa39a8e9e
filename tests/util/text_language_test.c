// What languages are called.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "util/text_language.h"

static const struct {
    const char *tag, *named_in, *name; // "": none
} rows[] = {
    { "de", "en-GB", "German" },     { "de-CH", "en", "German" },
    { "pt_BR", "en", "Portuguese" }, { "zh-Hans-CN", "en", "Chinese" },
    { "en", "de", "Englisch" },      { "uk", "uk", "" },
    { "en-US", "en-GB", "" },        { "", "en", "" },
    { "xx-nonsense", "en", "" },     { "!!!!", "en", "" },
    { "deutschland", "en", "" },     { "ar", "en", "Arabic" },
};

static void languages_have_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[TEXT_LANGUAGE_SIZE];
        bool is_known = text_language(name, rows[i].tag, rows[i].named_in);

        if (strcmp(name, rows[i].name) != 0 || is_known != (rows[i].name[0] != '\0'))
            fail_msg("%s in %s: \"%s\"", rows[i].tag, rows[i].named_in, name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(languages_have_names) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
