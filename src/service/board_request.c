// The hosts' board: who waits, who is back, the counts and the hosts, in one answer.
#include <stdlib.h>
#include <string.h>

#include "service/alert_room.h"
#include "service/board_hosts.h"
#include "service/meet.h"
#include "service/screen.h"
#include "service/tell.h"
#include "service/trouble.h"
#include "store/alert_store.h"
#include "store/guest_store.h"
#include "store/help_store.h"
#include "store/visit_store.h"
#include "util/mem.h"

enum { CARDS_MOST = 60 }; // told, longest waiting first; the counts are of all
enum { MEET_MOST = 2 };

struct board {
    struct request_call *call;
    struct event event, next;
    struct welcome_list welcomes;
    struct host_list hosts;
    struct board_hosts at_hand;
    struct alert_room room;
    struct meet meet;
};

static json_t *ms_or_null(int64_t at_ms)
{
    return at_ms ? json_integer(at_ms) : json_null();
}

// ---- cards

static bool is_open(const struct welcome_row *row)
{
    return row->state == STATE_WAITING || row->state == STATE_CLAIMED;
}

static json_t *tell_lists(const struct guest *guest)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "topics", json_list(guest->value[GUEST_TOPICS]), "offers",
                     json_list(guest->value[GUEST_OFFERS]), "seeks", json_list(guest->value[GUEST_SEEKS]),
                     "language", json_text_or_null(guest->value[GUEST_LANGUAGE]), "note",
                     json_text_or_null(guest->value[GUEST_NOTE]));
}

// How far the call has come; it goes by who can be reached, welcome.list by the time alone.
static bool tell_call(struct board *board, const struct welcome_row *row, json_t *card, struct err *err)
{
    struct request_call *call = board->call;
    struct alert_sent sent;
    struct escalation escalation;

    if (!alert_room_welcome(&board->room, call->store, &board->event, row, call->now_ms, &sent, &escalation,
                            err))
        return false;
    json_object_update_new(card, json_pack("{s:i, s:i, s:b}", "level", escalation.level, "step",
                                           escalation.step, "asks", (int)escalation.asks_owner));
    return true;
}

static bool tell_meet(struct board *board, const struct guest *guest, json_t *card, struct err *err)
{
    json_t *list = NULL;
    bool done = meet_tell(&board->meet, guest, INTRODUCTION_FOR_HOSTS, MEET_MOST, &list, err);

    json_object_set_new(card, "meet", list);
    return done;
}

static bool tell_card(struct board *board, const struct welcome_row *row, json_t *card, struct err *err)
{
    struct store *store = board->call->store;
    struct guest guest = { 0 };
    struct str inviter = { 0 };
    bool done = guest_store_read(store, row->guest, &guest, err) &&
                guest_inviter_name(store, &guest, &inviter, err) && tell_host(card, store, row->host, err) &&
                tell_call(board, row, card, err) && tell_meet(board, &guest, card, err);

    if (done) {
        tell_guest(card, &guest);
        json_object_update_new(card, tell_lists(&guest));
        board_hosts_suggest(&board->at_hand, &guest, card);
        json_object_update_new(
            card, json_pack("{s:s, s:o, s:b, s:I, s:s, s:I, s:I, s:o, s:o, s:b}", "visit", row->visit,
                            "invited_by", json_text_or_null(str_text(&inviter)), "first_visit",
                            (int)(row->number == 1), "visit_number", (json_int_t)row->number, "state",
                            welcome_state_names[row->state], "arrived_ms", (json_int_t)row->since_ms,
                            "waited_s", (json_int_t)row->waited_s, "claimed_ms", ms_or_null(row->claimed_ms),
                            "until_ms", ms_or_null(row->until_ms), "known_before", (int)row->been_before));
    }
    str_finish(&inviter);
    guest_finish(&guest);
    return done;
}

static bool tell_cards(struct board *board, struct err *err)
{
    json_t *cards = json_array();
    bool done = true;

    for (size_t i = 0; done && i < board->welcomes.count && json_array_size(cards) < CARDS_MOST; i++) {
        json_t *card;

        if (!is_open(&board->welcomes.rows[i]))
            continue;
        card = json_object();
        done = tell_card(board, &board->welcomes.rows[i], card, err);
        json_array_append_new(cards, card);
    }
    json_object_set_new(board->call->answer, "cards", cards);
    return done;
}

// ---- second visits

static bool tell_back(struct board *board, struct err *err)
{
    struct store *store = board->call->store;
    struct visit_back back[VISIT_BACK_MOST];
    json_t *told = json_array();
    size_t count = 0;
    bool done = visit_store_back(store, board->event.num, back, &count, err);

    for (size_t i = 0; done && i < count; i++) {
        json_t *one =
            json_pack("{s:s, s:I}", "visit", back[i].visit, "visit_number", (json_int_t)back[i].number);
        struct guest guest = { 0 };

        done = guest_store_read(store, back[i].guest, &guest, err) && tell_host(one, store, back[i].met, err);
        if (done) {
            tell_guest(one, &guest);
            json_object_set(one, "met", json_object_get(one, "host_name"));
        }
        json_array_append_new(told, one);
        guest_finish(&guest);
    }
    json_object_set_new(board->call->answer, "back", told);
    return done;
}

// ---- help

// Of a visit the name as it is now, whoever it belongs to by now.
static bool name_of_visit(struct board *board, const struct help *help, json_t *told, struct err *err)
{
    struct store *store = board->call->store;
    struct guest guest = { 0 };
    int64_t num, event;
    bool done = !help->visit[0] || !resolve_visit(store, help->visit, &num, &event, NULL) ||
                guest_store_read(store, num, &guest, err);

    if (guest.num)
        tell_guest(told, &guest);
    guest_finish(&guest);
    return done;
}

static bool tell_helps(struct board *board, struct err *err)
{
    struct help_list list = { 0 };
    json_t *told = json_array();
    bool done = help_store_open(board->call->store, board->event.num, &list, err);

    for (size_t i = 0; done && i < list.count; i++) {
        const struct help *help = &list.helps[i];
        json_t *one =
            json_pack("{s:s, s:s, s:o, s:o, s:o, s:s, s:I}", "help", help->id, "reason", help->reason, "name",
                      json_text_or_null(help->name), "shown", json_text_or_null(help->name), "visit",
                      json_text_or_null(help->visit), "door", help->door, "at_ms", (json_int_t)help->at_ms);

        done = name_of_visit(board, help, one, err);
        json_array_append_new(told, one);
    }
    json_object_set_new(board->call->answer, "helps", told);
    help_list_finish(&list);
    return done;
}

// ---- counts

static int by_size(const void *a, const void *b)
{
    int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;

    return (one > other) - (one < other);
}

// The median; NULL of nothing.
static json_t *typical(int64_t *waits_s, size_t count)
{
    if (count == 0)
        return json_null();
    qsort(waits_s, count, sizeof *waits_s, by_size);
    return json_integer((waits_s[(count - 1) / 2] + waits_s[count / 2]) / 2);
}

static bool tell_counts(struct board *board, struct err *err)
{
    const struct welcome_list *list = &board->welcomes;
    int64_t of_state[WELCOME_STATES] = { 0 }, *waits_s = mem_new((list->count + 1) * sizeof *waits_s);
    size_t greeted = 0;
    struct event_present present;
    bool done = event_store_present(board->call->store, board->event.num, &present, err);

    for (size_t i = 0; i < list->count; i++) {
        of_state[list->rows[i].state]++;
        if (list->rows[i].state == STATE_GREETED)
            waits_s[greeted++] = list->rows[i].waited_s;
    }
    if (done)
        json_object_set_new(board->call->answer, "counts",
                            json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:o}", "expected",
                                      (json_int_t)present.expected, "arrived", (json_int_t)present.arrived,
                                      "first_visits", (json_int_t)present.first_visits, "owed",
                                      (json_int_t)(list->count - (size_t)of_state[STATE_DISMISSED]),
                                      "waiting", (json_int_t)of_state[STATE_WAITING], "claimed",
                                      (json_int_t)of_state[STATE_CLAIMED], "greeted", (json_int_t)greeted,
                                      "typical_wait_s", typical(waits_s, greeted)));
    free(waits_s);
    return done;
}

// ---- what is out of order

static bool tell_troubles(struct board *board, struct err *err)
{
    json_t *troubles = trouble_tell(board->call, err);

    if (troubles)
        json_object_set_new(board->call->answer, "troubles", troubles);
    return troubles != NULL;
}

// ---- all of it

static bool read_hosts(struct board *board, struct err *err)
{
    bool done = host_store_list(board->call->store, &board->hosts, err);

    if (done)
        board_hosts_begin(&board->at_hand, &board->hosts, &board->event, &board->welcomes,
                          board->call->now_ms);
    return done;
}

static bool tell_frame(struct board *board, struct err *err)
{
    struct request_call *call = board->call;
    json_t *event = NULL, *next = NULL;
    struct str brand = { 0 };
    bool done = screen_setting(call->store, SETTING_BRAND_COLOUR, &brand, err) &&
                screen_tell_event(call->store, &board->event, call->now_ms, &event, err) &&
                screen_tell_event(call->store, &board->next, call->now_ms, &next, err);

    if (!done) {
        json_decref(event);
        str_finish(&brand);
        return false;
    }
    call->answer = json_pack("{s:o, s:o, s:s, s:I, s:I, s:I, s:I, s:I, s:I}", "event", event, "next", next,
                             "brand", str_text(&brand), "now_ms", (json_int_t)call->now_ms, "level1_s",
                             (json_int_t)group_number(call->store, SETTING_WELCOME_LEVEL1), "level2_s",
                             (json_int_t)group_number(call->store, SETTING_WELCOME_LEVEL2), "repeat_s",
                             (json_int_t)group_number(call->store, SETTING_WELCOME_REPEAT), "lapse_s",
                             (json_int_t)group_number(call->store, SETTING_CLAIM_LAPSE), "ask_s",
                             (json_int_t)group_number(call->store, SETTING_CLAIM_ASK));
    str_finish(&brand);
    return true;
}

// Whoever asks sees a board.
static bool read_room(struct board *board, struct err *err)
{
    struct request_call *call = board->call;
    bool has_board = !request_has(call, "board") || json_get_bool(call->request, "board");

    if (!alert_room_read(&board->room, call->store, &board->event, has_board, alert_waiting(&board->welcomes),
                         call->now_ms, err))
        return false;
    json_object_update_new(call->answer,
                           json_pack("{s:b, s:I}", "quiet", (int)board->room.settings.is_quiet, "reachable",
                                     (json_int_t)(board->event.num ? board->room.people.reachable : 0)));
    return true;
}

bool board_show(struct request_call *call, struct err *err)
{
    struct board board = { .call = call };
    bool done;

    board.meet = (struct meet){ call->store, &board.event, call->now_ms, NULL };
    done = screen_event(call, &board.event, &board.next, err) && tell_frame(&board, err) &&
           welcome_store_list(call->store, &board.event, call->now_ms, &board.welcomes, err) &&
           read_hosts(&board, err) && read_room(&board, err) && tell_cards(&board, err) &&
           tell_back(&board, err) && tell_helps(&board, err) && tell_troubles(&board, err) &&
           tell_counts(&board, err);

    done = done && board_hosts_tell(&board.at_hand, call, &board.event, err);
    board_hosts_finish(&board.at_hand);
    welcome_list_finish(&board.welcomes);
    host_list_finish(&board.hosts);
    alert_room_finish(&board.room);
    meet_finish(&board.meet);
    event_finish(&board.event);
    event_finish(&board.next);
    return done;
}
