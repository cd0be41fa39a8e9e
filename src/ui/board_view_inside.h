// What the parts of the board's view share: its measures, and the words it says.
#pragma once

#include "ui/board_update.h"
#include "ui/board_view.h"
#include "ui/widgets.h"

struct board_look {
    const struct board_model *model;
    const struct panel *panel;
    struct scene scene;
    int gap, pad, corner;
    int small_px, text_px; // ems of type
    int button_px;         // height of a main button
};

static inline int least(int one, int other)
{
    return one < other ? one : other;
}
static inline int greatest(int one, int other)
{
    return one > other ? one : other;
}

int32_t board_mix(int32_t one, int32_t other, int percent); // of the other
int board_line(int size_px);                                // height of a line at this size
void board_line_draw(const struct board_look *look, struct rect rect, struct words words, const char *text);
// Chips with what to talk about, as many as the rectangle has lines for; returns the height used.
bool board_has_tags(const struct board_look *look, const struct board_card *card);
int board_tags(const struct board_look *look, struct rect rect, const struct board_card *card);
// Rows of this height and these choices, as large as there is room for.
int board_row_height(const struct board_look *look, int height, int rows);

// What all cards on a board have in common.
struct board_card_size {
    int name_px, detail_px, height, bar, avatar, end_width, tag, pad_above;
    bool is_tight;
};
enum { BOARD_CARD_STEPS = 6 }; // of size, the largest first
struct board_card_size board_card_size(const struct board_look *look, int width, size_t step);

// The parts, each within its rectangle.
// `place` in the list, `position` on the glass: regions are named by what is seen.
void board_view_card(const struct board_look *look, struct rect rect, const struct board_card_size *size,
                     size_t place, size_t position);
void board_view_cards(const struct board_look *look, struct rect rect);
void board_view_sheet(const struct board_look *look, struct rect rect);
void board_view_side(const struct board_look *look, struct rect rect);
void board_view_counts_strip(const struct board_look *look, struct rect rect);
void board_view_hosts(const struct board_look *look, struct rect rect);
void board_view_hosts_strip(const struct board_look *look, struct rect rect);
int board_hosts_strip_height(const struct board_look *look);
int board_host_row(const struct board_look *look); // height of what a finger finds in a list
void board_view_face(const struct board_look *look, struct rect rect, const struct board_host *host);
void board_view_take(const struct board_look *look, struct rect rect);
int board_take_height(const struct board_look *look, int width);
// Phones that ask to be let in: takes from the top of the rectangle what it needs.
void board_view_asking(const struct board_look *look, struct rect *rect);
size_t board_asking_seen(const struct board_look *look);
// Hosts to choose from: their order, reasons and pages; returns where the last row ends.
int board_view_choose_host(const struct board_look *look, struct rect rect);
// What is out of order, in a line or two at the foot; 0 where all is well.
int board_troubles_height(const struct board_look *look);
void board_view_troubles(const struct board_look *look, struct rect rect);
void board_view_notice(const struct board_look *look, struct rect rect);
int board_notice_height(const struct board_look *look, int width);
void board_view_calm(const struct board_look *look, struct rect rect);

// Words. Each fills a buffer of BOARD_WORDS bytes.
enum { BOARD_WORDS = 4096 };
void board_say_minutes(char out[BOARD_WORDS], int minutes);
void board_say_detail(char out[BOARD_WORDS], const struct board_card *card);
// False where there is nothing to say: most guests read what hosts read.
bool board_say_tag(char out[BOARD_WORDS], const struct board_tag *tag);
void board_say_call(char out[BOARD_WORDS], const struct board_model *model, const struct board_card *card);
void board_say_help(char out[BOARD_WORDS], const struct board_help *help);
void board_say_back(char out[BOARD_WORDS], const struct board_back *back);
// What a host is about, in a word or two: "" for nothing.
void board_say_does(char out[BOARD_WORDS], const struct board_model *model, const struct board_host *host);
// Why a host would suit and what they are about, what matters most first; how many there are to be said.
enum { BOARD_FACTS = 4 };
size_t board_say_why(char facts[BOARD_FACTS][BOARD_LINE], const struct board_model *model,
                     const struct board_card *card, const struct board_host *host);
void board_join_facts(char out[BOARD_WORDS], char facts[BOARD_FACTS][BOARD_LINE], size_t count);
void board_say_meet(char out[BOARD_WORDS], const struct board_meet *meet);
void board_say_notice(char out[BOARD_WORDS], const struct board_notice *notice);
