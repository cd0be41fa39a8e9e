// Any text as a guest's name and as what somebody types: nothing is written outside, every word
// fits in its place, and a guest whose name was typed whole is found.
#include <stdlib.h>
#include <string.h>

#include "domain/search_query.h"
#include "util/err.h"
#include "util/mem.h"
#include "util/str.h"
#include "util/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct search_words words;
    struct search_query queries[QUERIES];
    char *input = mem_copy_bytes(data, size);
    struct str name = { 0 };
    size_t count, in_company, i;

    text_clean(&name, input);
    must(text_is_utf8(name.at, name.length));
    search_words_of(&words, name.at, "", name.at);
    for (i = 0; i < words.count; i++)
        must(strlen(search_word(&words, i)) < WORD_SIZE && search_word(&words, i)[0] != '\0');
    count = search_query_parse(queries, name.at);
    if (count > 0 && text_count(name.at) < 30 && words.count < SEARCH_WORDS)
        must(search_query_fit(&queries[0], &words, &in_company) <= FIT_BEGINS);
    str_finish(&name);
    free(input);
    return 0;
}
