#include "cli/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "util/clock.h"
#include "util/file.h"
#include "util/text.h"

enum { BAR_CELLS = 30, BAR_EVERY_MS = 100 };

static bool is_colourful(void)
{
    const char *no_colour = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");

    return isatty(STDOUT_FILENO) && !(no_colour && *no_colour) && terminal && strcmp(terminal, "dumb") != 0;
}

void output_init(struct output *output, bool json, bool quiet)
{
    *output = (struct output){
        .json = json, .quiet = quiet, .colour = is_colourful(), .bar = !quiet && isatty(STDERR_FILENO)
    };
}

void output_finish(struct output *output)
{
    str_finish(&output->text);
}

void output_json(struct output *output, const json_t *document)
{
    char *line = json_line(document);

    must(!output->is_written && output->text.length == 0);
    str_add(&output->text, line);
    str_add(&output->text, "\n");
    free(line);
}

static void add_clean(struct str *out, const char *format, va_list arguments)
{
    char *text = NULL;

    must(vasprintf(&text, format, arguments) >= 0);
    text_clean(out, text);
    str_add(out, "\n");
    free(text);
}

void output_line(struct output *output, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add_clean(&output->text, format, arguments);
    va_end(arguments);
}

bool output_data(struct output *output, const struct str *data, struct err *err)
{
    output->is_written = true;
    return file_write_handle(STDOUT_FILENO, str_text(data), data->length) ||
           err_set(err, ERR_IO, "standard output takes no more (%s): see where it goes, then ask again",
                   strerror(errno));
}

bool output_flush(struct output *output, struct err *err)
{
    if (output->text.length == 0)
        return true;
    if (!output_data(output, &output->text, err))
        return false;
    str_clear(&output->text);
    return true;
}

static void take_bar_down(struct output *output)
{
    if (output->bar_is_up)
        file_write_handle(STDERR_FILENO, "\r\033[K", 4);
    output->bar_is_up = false;
}

void output_say(struct output *output, const char *format, ...)
{
    struct str line = { 0 };
    va_list arguments;

    if (output->quiet)
        return;
    take_bar_down(output);
    va_start(arguments, format);
    add_clean(&line, format, arguments);
    va_end(arguments);
    file_write_handle(STDERR_FILENO, line.at, line.length);
    str_finish(&line);
}

void output_error(struct output *output, const char *sentence)
{
    struct str line = { 0 };

    take_bar_down(output);
    str_add(&line, "usher: ");
    text_clean(&line, sentence);
    str_add(&line, "\n");
    file_write_handle(STDERR_FILENO, line.at, line.length);
    str_finish(&line);
}

void output_progress(struct output *output, const char *what, int64_t done, int64_t total)
{
    struct str line = { 0 };
    int64_t now_ms;
    int cells;

    if (!output->bar)
        return;
    now_ms = clock_now_ms();
    if (output->bar_is_up && now_ms - output->bar_ms < BAR_EVERY_MS && now_ms >= output->bar_ms)
        return;
    cells = total > 0 && done <= total ? (int)(done * BAR_CELLS / total) : 0;
    str_add(&line, "\r\033[K");
    if (total > 0)
        str_addf(&line, "%s [%.*s%*s] %d %%", what, cells, "##############################",
                 BAR_CELLS - cells, "", (int)(done * 100 / total));
    else
        str_addf(&line, "%s %lld", what, (long long)done);
    file_write_handle(STDERR_FILENO, line.at, line.length);
    str_finish(&line);
    output->bar_is_up = true;
    output->bar_ms = now_ms;
}
