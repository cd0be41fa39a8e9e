#include "cli/hidden_line.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { INTERRUPT = 3 }; // Ctrl-C as a character

void hidden_line_wipe(char line[HIDDEN_LINE_SIZE])
{
    explicit_bzero(line, HIDDEN_LINE_SIZE);
}

// Byte by byte: nothing of it stays in a buffer of stdio. False at the end of input.
static bool read_line(char line[HIDDEN_LINE_SIZE], char *last)
{
    size_t length = 0;
    bool any = false;

    *last = '\0';
    while (read(STDIN_FILENO, last, 1) == 1) {
        any = true;
        if (*last == '\n' || *last == INTERRUPT)
            break;
        if (length < HIDDEN_LINE_SIZE - 1)
            line[length++] = *last;
    }
    if (length > 0 && line[length - 1] == '\r')
        length--;
    line[length] = '\0';
    return any;
}

// Ctrl-C is a character meanwhile that ends the line, so that the echo comes back in any case.
static bool ask_line(char line[HIDDEN_LINE_SIZE], const char *prompt, struct err *err)
{
    struct termios before, hidden;
    char last = '\0';
    bool any = false;

    if (tcgetattr(STDIN_FILENO, &before) != 0)
        return err_set(err, ERR_IO, "the terminal cannot hide what is typed: give it on standard input");
    hidden = before;
    hidden.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    hidden.c_cc[VEOL] = INTERRUPT;
    if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0) { // what was typed before is dropped
        fprintf(stderr, "%s: ", prompt);
        any = read_line(line, &last);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    }
    fputc('\n', stderr);
    return (any && last == '\n') || err_set(err, ERR_REFUSED, "broken off: nothing was changed");
}

static bool ask_twice(char line[HIDDEN_LINE_SIZE], const char *what, struct err *err)
{
    char again[HIDDEN_LINE_SIZE] = "", prompt[100];
    bool done;

    snprintf(prompt, sizeof prompt, "%s, once more", what);
    done = ask_line(line, what, err) && ask_line(again, prompt, err) &&
           (strcmp(line, again) == 0 ||
            err_set(err, ERR_REFUSED, "the two are not the same: nothing was changed, try it again"));
    hidden_line_wipe(again);
    return done;
}

bool hidden_line_read(char line[HIDDEN_LINE_SIZE], const char *what, struct err *err)
{
    char last;

    line[0] = '\0';
    if (isatty(STDIN_FILENO))
        return ask_twice(line, what, err);
    return read_line(line, &last) ||
           err_set(err, ERR_INPUT, "nothing came on standard input: give the %s there, on one line", what);
}
