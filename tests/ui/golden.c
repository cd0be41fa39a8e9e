#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ui/golden.h"
#include "util/file.h"

void golden_compare(const char *name, const struct str *drawn)
{
    struct str golden = { 0 }, path = { 0 };
    const char *asked = getenv("USHER_GOLDEN");
    struct err err = { 0 };

    str_addf(&path, "%s/../ui/golden/%s.txt", TEST_DATA, name);
    if (asked && strcmp(asked, "write") == 0)
        assert_true(file_replace(str_text(&path), drawn->at, drawn->length, &err));
    if (!file_read(&golden, str_text(&path), &err))
        fail_msg("%s", err.text);
    if (strcmp(str_text(drawn), str_text(&golden)) != 0)
        fail_msg("%s looks otherwise than %s says", name, str_text(&path));
    str_finish(&golden);
    str_finish(&path);
}
