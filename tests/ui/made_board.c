#include "ui/made_board.h"

#include <stdio.h>
#include <stdlib.h>

#include "ui/board_request.h"

static const char *const made_people[][3] = {
    { "Kwame N.", "KN", "Nkrumah Logistics" },
    { "Lina Ö.", "LÖ", "freelance" },
    { "Amara O.", "AO", "Acme Robotics" },
    { "Mikhail P.", "MP", "Polar Insurance" },
    { "김민준", "김", "한빛전자" },
    { "Mohammed A.", "MA", "" },
    { "Priyadarshini V.", "PV", "Vaidya & Rao" },
    { "山田花子", "山", "山田製作所" },
    { "Giulia D.", "GD", "Studio D’Angelo" },
    { "Sean M.", "SM", "North Quay Legal" },
};
static const char *const made_hosts[][2] = {
    { "Amir", "AM" }, { "Sofia", "SO" }, { "Theo", "TL" }, { "Wen", "WC" }, { "Josefina", "JG" },
};

json_t *made_card(size_t i, int64_t waited_s, const char *host)
{
    const char *const *person = made_people[i % (sizeof made_people / sizeof *made_people)];
    json_t *card = json_pack("{s:s, s:s, s:s, s:b, s:i, s:I}", "shown", person[0], "initials", person[1],
                             "company", person[2], "first_visit", 1, "visit_number", 1, "arrived_ms",
                             (json_int_t)(MADE_NOW_MS - waited_s * SECOND_MS));
    char visit[40];

    snprintf(visit, sizeof visit, "visit-%zu", i + 1);
    json_put_text(card, "visit", visit);
    snprintf(visit, sizeof visit, "guest-%zu", i + 1);
    json_put_text(card, "guest", visit);
    if (host) {
        json_put_text(card, "host", host);
        json_put_text(card, "host_name", made_hosts[atoi(host + 5) - 1][0]);
        json_object_set_new(card, "claimed_ms", json_integer(MADE_NOW_MS - 60 * SECOND_MS));
        json_object_set_new(card, "until_ms", json_integer(MADE_NOW_MS + 120 * SECOND_MS));
    }
    return card;
}

json_t *made_host(size_t i, bool on_duty, int open)
{
    char host[40];

    snprintf(host, sizeof host, "host-%zu", i + 1);
    return json_pack("{s:s, s:s, s:s, s:s, s:b, s:b, s:i, s:i}", "host", host, "name", made_hosts[i % 5][0],
                     "shown", made_hosts[i % 5][0], "initials", made_hosts[i % 5][1], "duty", on_duty, "lead",
                     i == 2, "open", open, "colour", (int)(i % 8));
}

// The first of `cards` has waited for 250 s, each next one 80 s less; the third is claimed by host-1.
json_t *made_board(size_t cards)
{
    json_t *list = json_array(), *hosts = json_array();

    for (size_t i = 0; i < cards; i++)
        json_array_append_new(list,
                              made_card(i, i < 3 ? 250 - 80 * (int64_t)i : 5, i == 2 ? "host-1" : NULL));
    for (size_t i = 0; i < 5; i++)
        json_array_append_new(hosts, made_host(i, i < 3, i == 0 && cards > 2));
    return json_pack(
        "{s:{s:s, s:s, s:s, s:I, s:I}, s:I, s:i, s:i, s:o, s:o, s:{s:i, s:i, s:i, s:i, s:i, s:i}}", "event",
        "event", "event-1", "name", "Riverside Business Breakfast", "zone", "Europe/London", "doors_ms",
        (json_int_t)(MADE_NOW_MS - 23 * MINUTE_MS), "starts_ms", (json_int_t)(MADE_NOW_MS + 22 * MINUTE_MS),
        "now_ms", (json_int_t)MADE_NOW_MS, "level1_s", 60, "level2_s", 120, "cards", list, "hosts", hosts,
        "counts", "expected", 48, "arrived", 23, "first_visits", 6, "owed", 6, "greeted", 3, "typical_wait_s",
        100);
}

// The answer is let go of here.
void made_model(struct board_model *model, json_t *answer)
{
    board_init(model);
    board_request_shown(answer, &model->shown);
    model->is_shown = true;
    model->now_ms = json_get_int(answer, "now_ms", MADE_NOW_MS);
    json_decref(answer);
}

const char made_latin[] = "Maximiliana Wolfeschlegelsteinhausenbergerdorff von und zu der "
                          "Hohenlohe-Waldenburg-Schillingsfürst-Kaltenbrunn-Ebersteine";
const char made_arabic[] = "عبد الرحمن بن محمد بن عبد العزيز آل الشيخ المنصوري الهاشمي القرشي الحسيني "
                           "عبد الرحمن بن محمد بن عبد العزيز آل الشيخ";
const char made_han[] = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
                        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
                        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";

// ---- what else may be on it

static json_t *cards_of(json_t *board)
{
    return json_object_get(board, "cards");
}

void made_board_dress(json_t *board)
{
    json_t *card;
    size_t i;

    json_array_foreach(cards_of(board), i, card)
    {
        json_object_set_new(card, "topics", json_pack("[s, s]", "supply chain", "design"));
        json_object_set_new(card, "seeks", json_pack("[s]", "accountant"));
        if (i % 2)
            json_put_text(card, "invited_by", "Sofia Lindqvist");
        json_put_text(card, "language", i == 0 ? "en-GB" : "de-CH");
    }
}

void made_board_suggest(json_t *board)
{
    json_t *card;
    size_t i;

    json_array_foreach(cards_of(board), i, card) json_object_set_new(
        card, "suggested",
        json_pack("[{s:s, s:s, s:s, s:i}, {s:s, s:n, s:s, s:i}, {s:s, s:n, s:n, s:i}]", "host", "host-3",
                  "language", "pt", "topic", "fintech", "open", 0, "host", "host-1", "language", "topic",
                  "design", "open", 1, "host", "host-2", "language", "topic", "open", 0));
}

void made_board_meets(json_t *board)
{
    json_t *card;
    size_t i;

    json_array_foreach(cards_of(board), i, card)
        json_object_set_new(card, "meet",
                            json_pack("[{s:s, s:s, s:s}, {s:s, s:s, s:s}]", "guest", "guest-90", "shown",
                                      "Jo L.", "because", "both #fintech", "guest", "guest-91", "shown",
                                      "Mbali D.", "because", "offers: accountant"));
}

void made_board_phones(json_t *board)
{
    json_t *hosts = json_object_get(board, "hosts"), *host;
    size_t i;

    json_array_foreach(hosts, i, host)
    {
        json_object_set_new(host, "has_phone", json_boolean(i < 3));
        json_object_set_new(host, "heard_ms",
                            json_integer(MADE_NOW_MS - (i == 1 ? 45 : 5) * (json_int_t)SECOND_MS));
    }
    json_object_set_new(board, "asking",
                        json_pack("[{s:s, s:s, s:s, s:I}]", "pairing", "pairing-1", "shown", "Amir", "phone",
                                  "Safari on iPhone", "ends_ms", (json_int_t)(MADE_NOW_MS + 9 * MINUTE_MS)));
}

void made_hear(struct board_model *model, struct board_msg msg)
{
    struct board_effects effects;

    msg.now_ms = msg.now_ms ? msg.now_ms : model->now_ms;
    board_update(model, &msg, &effects);
}
