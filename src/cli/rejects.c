#include "cli/rejects.h"

#include <stdlib.h>
#include <string.h>

#include "util/csv.h"
#include "util/file.h"

static void add_row(struct rejects *rejects, const char *line, const char *reason, const char *const *cells,
                    size_t count)
{
    struct csv_writer writer = { .out = &rejects->text, .delimiter = ',', .guarded = true };

    csv_writer_cell(&writer, line);
    csv_writer_cell(&writer, reason);
    for (size_t i = 0; i < count; i++)
        csv_writer_cell(&writer, cells[i]);
    csv_writer_end(&writer);
}

void rejects_add(struct rejects *rejects, const char *const *header, size_t header_count, long line,
                 const char *reason, const char *const *cells, size_t cell_count)
{
    struct str number = { 0 };

    if (rejects->count++ == 0) {
        str_add(&rejects->text, "\xEF\xBB\xBF");
        add_row(rejects, "Rejected line", "Rejected because", header, header_count);
    }
    str_addf(&number, "%ld", line);
    add_row(rejects, str_text(&number), reason, cells, cell_count);
    str_finish(&number);
}

char *rejects_write(const struct rejects *rejects, const char *list, struct err *err)
{
    const char *slash = strrchr(list, '/');
    bool has_folder = slash && file_is_ordinary(list);
    struct str path = { 0 };
    bool ok;

    if (rejects->count == 0)
        return NULL;
    str_addf(&path, "%s.rejects.csv",
             strcmp(list, "-") == 0 ? "stdin"
             : slash && !has_folder ? slash + 1
                                    : list);
    ok = file_replace(path.at, rejects->text.at, rejects->text.length, err);
    if (!ok && has_folder) {
        str_clear(&path);
        str_addf(&path, "%s.rejects.csv", slash + 1);
        ok = file_replace(path.at, rejects->text.at, rejects->text.length, err);
    }
    if (ok)
        return str_take(&path);
    str_finish(&path);
    return NULL;
}

void rejects_finish(struct rejects *rejects)
{
    str_finish(&rejects->text);
    *rejects = (struct rejects){ 0 };
}
