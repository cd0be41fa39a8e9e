// The door without windows but with its pages, for tests of guests' own pages, whose links are otherwise
// drawn on the kiosk alone: a line "VISIT EVENT" on stdin is answered by the link. Ends with its stdin.
//     pages DATABASE ASSETS
#include <stdio.h>

#include "cli/running.h"
#include "util/id.h"

static void answer_lines(struct web *web)
{
    char visit[ID_SIZE], event[ID_SIZE];

    while (scanf("%20s %20s", visit, event) == 2) {
        struct str url = { 0 };

        web_guest_url(web, visit, event, &url);
        printf("%s\n", str_text(&url));
        fflush(stdout);
        str_finish(&url);
    }
}

int main(int count, char **arguments)
{
    struct running running = { 0 };
    struct running_setup setup = { .has_web = true };
    struct err err = { 0 };

    if (count != 3) {
        fprintf(stderr, "pages DATABASE ASSETS\n");
        return ERR_USAGE;
    }
    setup.assets = arguments[2];
    if (running_begin(&running, arguments[1], &err) && running_open(&running, &err) &&
        running_serve(&running, &setup, &err)) {
        running_say_ready();
        answer_lines(running.web);
    }
    running_end(&running);
    if (err.kind)
        fprintf(stderr, "usher: %s\n", err.text);
    return (int)err.kind;
}
