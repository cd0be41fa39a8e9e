#include "ui/kiosk_world.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/made_board.h"

enum { LETTERS = 26 };

// ---- who is meant

void world_mark(int guest, char mark[WORLD_MARK])
{
    snprintf(mark, WORLD_MARK, "Q7%c%c%c%c", 'a' + guest / (LETTERS * LETTERS) % LETTERS,
             'a' + guest / LETTERS % LETTERS, 'a' + guest % LETTERS, 'z');
}

bool world_names_another(const char *text, int guest)
{
    for (const char *at = text; (at = strstr(at, "Q7")) != NULL; at++) {
        int place = (at[2] - 'a') * LETTERS * LETTERS + (at[3] - 'a') * LETTERS + at[4] - 'a';

        if (strlen(at) >= WORLD_MARK - 2 && at[5] == 'z' && place < guest)
            return true;
    }
    return false;
}

// ---- what is asked

static void is_wrong(struct world *world, const char *why, const char *request, const char *line)
{
    if (!world->wrong[0])
        snprintf(world->wrong, sizeof world->wrong, "%s: %s %.300s", why, request, line);
}

static void look_at(struct world *world, const char *request, const json_t *members)
{
    static const char *const of_visit[] = { "visit.undo", "visit.show", "welcome.dismiss", "welcome.ask",
                                            "welcome.greet" };
    char *line = json_line(members);

    if (world_names_another(line, world->guest))
        is_wrong(world, "about somebody who has left", request, line);
    for (size_t i = 0; i < sizeof of_visit / sizeof *of_visit; i++)
        if (strcmp(request, of_visit[i]) == 0 && strcmp(json_get_text(members, "visit"), world->saved) != 0)
            is_wrong(world, "of a visit that nobody reads", request, line);
    free(line);
}

void world_ask(void *context, const struct door_question *question, const char *request, json_t *members)
{
    struct world *world = context;
    struct world_asked *asked;

    if (question->face == DOOR_KIOSK)
        look_at(world, request, members);
    world->asked++;
    if (world->count == WORLD_WAITING) // the oldest is never answered
        json_decref(world->waiting[0].members);
    if (world->count == WORLD_WAITING)
        memmove(world->waiting, world->waiting + 1, --world->count * sizeof *world->waiting);
    asked = &world->waiting[world->count++];
    asked->question = *question;
    snprintf(asked->request, sizeof asked->request, "%s", request);
    asked->members = members;
    asked->guest = world->guest;
}

// ---- what is answered

static void name_somebody(struct world *world, const struct world_asked *asked, json_t *told)
{
    static const char *const shapes[] = {
        "%s Lindqvist",
        "%s",
        "%s Wolfeschlegelsteinhausenbergerdorff von und zu Hohenlohe-Schillingsfürst",
        "%s عبد الرحمن بن إبراهيم آل الشيخ",
        "%s 王小明",
        "%s O’Hara-Æbelø"
    };
    char mark[WORLD_MARK], name[160], guest[32];

    world_mark(asked->guest, mark);
    snprintf(name, sizeof name, shapes[chance_below(world->chance, sizeof shapes / sizeof *shapes)], mark);
    snprintf(guest, sizeof guest, "g-%s", mark);
    json_object_update_new(told, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "guest", guest, "name", name,
                                           "shown", name, "call_name", mark, "initials", "QX", "company",
                                           chance_in(world->chance, 3) ? "" : name));
}

static json_t *tell_door(struct world *world, const struct world_asked *asked)
{
    static const char *const walk_ins[] = { "open", "open", "host", "closed" };
    json_t *told = json_pack("{s:s, s:s, s:s, s:{s:b}, s:i}", "group", "Early Birds", "door", "Front door",
                             "privacy", "We keep your name.", "has_pin", "host", 1, "hosts_reachable",
                             (int)chance_below(world->chance, 3));

    (void)asked;
    if (chance_below(world->chance, 12) > 0)
        json_object_set_new(
            told, "event",
            json_pack("{s:s, s:s, s:s, s:s, s:I, s:I}", "event", "e1", "name", "Breakfast", "zone",
                      "Europe/London", "walk_ins", walk_ins[chance_below(world->chance, 4)], "doors_ms",
                      (json_int_t)MADE_NOW_MS, "programme_ms", (json_int_t)MADE_NOW_MS + 1800000));
    return told;
}

static json_t *tell_row(struct world *world, const struct world_asked *asked)
{
    static const char *const kinds[] = { "guest", "guest", "guest", "plus", "several" };
    json_t *row =
        json_pack("{s:s, s:b, s:b, s:b, s:b, s:i}", "kind", kinds[chance_below(world->chance, 5)], "slip",
                  (int)chance_in(world->chance, 5), "alike", (int)chance_in(world->chance, 5), "first",
                  (int)chance_in(world->chance, 3), "arrived", (int)chance_in(world->chance, 5), "places", 2);

    name_somebody(world, asked, row);
    json_object_set(row, "detail", json_object_get(row, "company"));
    json_object_set(row, "of", json_object_get(row, "name"));
    return row;
}

static json_t *tell_found(struct world *world, const struct world_asked *asked)
{
    static const char *const says[] = { "keep_typing", "rows", "rows", "rows", "add_company", "nobody" };
    const char *say = says[chance_below(world->chance, 6)];
    json_t *rows = json_array();

    for (size_t i = strcmp(say, "rows") == 0 ? 1 + chance_below(world->chance, 5) : 0; i > 0; i--)
        json_array_append_new(rows, tell_row(world, asked));
    return json_pack("{s:s, s:o}", "say", say, "rows", rows);
}

static json_t *tell_look(struct world *world, const struct world_asked *asked)
{
    json_t *told = json_object();

    name_somebody(world, asked, told);
    json_object_set_new(told, "topics", json_pack("[s, s]", "daylight", "timber"));
    return told;
}

static json_t *tell_alike(struct world *world, const struct world_asked *asked)
{
    json_t *told = json_array();

    if (chance_in(world->chance, 3))
        json_array_append_new(told, tell_look(world, asked));
    return told;
}

static void tell_state(struct world *world, json_t *told)
{
    static const char *const states[] = { "waiting", "waiting",   "claimed", "claimed",
                                          "greeted", "dismissed", "" };
    const char *state = states[chance_below(world->chance, 7)];
    json_int_t left_ms = 1000 * (json_int_t)chance_below(world->chance, 90);

    json_object_update_new(
        told,
        json_pack("{s:s, s:b, s:i, s:I, s:s, s:b, s:s, s:s, s:i, s:I}", "state", state, "first_visit",
                  (int)chance_in(world->chance, 2), "visit_number", 1 + (int)chance_below(world->chance, 30),
                  "arrived_ms", (json_int_t)world->now_ms, "where",
                  chance_in(world->chance, 2) ? "by the window, where the coffee is" : "", "may_ask",
                  (int)(!state[0] && chance_in(world->chance, 2)), "host_name", "Amir", "host_initials", "AH",
                  "host_colour", 3, "until_ms", (json_int_t)world->now_ms + left_ms));
    if (chance_in(world->chance, 2))
        json_object_set_new(told, "meet",
                            json_pack("{s:s, s:s, s:s, s:s}", "guest", "g-jo", "shown", "Jo", "company",
                                      chance_in(world->chance, 2) ? "Acme Robotics" : "", "because",
                                      "You both care about daylight"));
}

static json_t *tell_arrival(struct world *world, const struct world_asked *asked)
{
    char mark[WORLD_MARK], visit[32];
    json_t *told = json_object();

    world_mark(asked->guest, mark);
    snprintf(visit, sizeof visit, "v%zu-%s", world->asked, mark);
    name_somebody(world, asked, told);
    tell_state(world, told);
    json_object_set_new(told, "visit", json_string(visit));
    json_object_set_new(told, "already", json_boolean(chance_in(world->chance, 5)));
    if (chance_in(world->chance, 2))
        json_object_set_new(told, "page", json_string("http://192.168.4.20:8080/g/k3v9x1m7q2b8w4d6h0j5"));
    return told;
}

static json_t *tell_visit(struct world *world, const struct world_asked *asked)
{
    json_t *told = json_object();

    name_somebody(world, asked, told);
    tell_state(world, told);
    json_object_set(told, "visit", json_object_get(asked->members, "visit"));
    json_object_set_new(told, "undone", json_boolean(chance_in(world->chance, 12)));
    return told;
}

static json_t *tell_board(struct world *world, const struct world_asked *asked)
{
    (void)asked;
    return made_board(chance_below(world->chance, 4));
}

static json_t *tell_pin(struct world *world, const struct world_asked *asked)
{
    bool is_right = chance_below(world->chance, 3) > 0;

    (void)asked;
    return json_pack("{s:b, s:i}", "right", (int)is_right, "wait_ms",
                     is_right ? 0 : (int)chance_below(world->chance, 2) * 30000);
}

static json_t *tell_help(struct world *world, const struct world_asked *asked)
{
    (void)world;
    (void)asked;
    return json_pack("{s:s}", "help", "h1");
}

static json_t *tell(struct world *world, const struct world_asked *asked)
{
    static const struct {
        const char *request;
        json_t *(*tell)(struct world *, const struct world_asked *);
    } rows[] = {
        { "door.show", tell_door },    { "door.find", tell_found },        { "guest.look", tell_look },
        { "guest.alike", tell_alike }, { "visit.check_in", tell_arrival }, { "visit.show", tell_visit },
        { "board.show", tell_board },  { "pin.check", tell_pin },          { "help.ask", tell_help },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].request, asked->request) == 0)
            return rows[i].tell(world, asked);
    return json_object();
}

static bool is_awaited(const struct world *world, const struct door_question *question)
{
    return question->face == DOOR_KIOSK && question->kiosk.question != 0 &&
           world->door->kiosk.asked[question->kiosk.ask] == question->kiosk.question;
}

bool world_answer(struct world *world, bool newest)
{
    struct err err = { 0 };
    struct world_asked asked;
    size_t place;
    json_t *told = NULL;

    if (world->count == 0)
        return false;
    place = newest ? world->count - 1 : chance_below(world->chance, world->count);
    asked = world->waiting[place];
    if (chance_in(world->chance, 6))
        err_set(&err, chance_in(world->chance, 3) ? ERR_IO : ERR_REFUSED, "no: do something else");
    else
        told = tell(world, &asked);
    if (told && strcmp(asked.request, "visit.check_in") == 0 && is_awaited(world, &asked.question))
        snprintf(world->saved, sizeof world->saved, "%s", json_get_text(told, "visit"));
    if (chance_in(world->chance, 8))
        json_incref(asked.members); // it will be answered once more
    else
        memmove(&world->waiting[place], &world->waiting[place + 1],
                (--world->count - place) * sizeof *world->waiting);
    door_answer(world->door, &asked.question, told, &err, world->now_ms);
    json_decref(asked.members);
    json_decref(told);
    return true;
}

void world_finish(struct world *world)
{
    while (world->count > 0)
        json_decref(world->waiting[--world->count].members);
}
