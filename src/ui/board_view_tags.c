// What to talk about, as chips: first, once somebody goes, whom the guest should meet.
#include "ui/board_view_inside.h"

enum { LEAST_PERCENT = 75 }; // a chip that would have to be smaller than that is left out

static size_t chips(const struct board_look *look, const struct board_card *card)
{
    return card->tag_count + (board_card_is_claimed(look->model, card) && card->meet_count > 0);
}

// False where there is nothing to say.
static bool say_chip(char out[BOARD_WORDS], const struct board_look *look, const struct board_card *card,
                     size_t place)
{
    size_t meets = chips(look, card) - card->tag_count;

    if (place >= meets)
        return board_say_tag(out, &card->tags[place - meets]);
    board_say_meet(out, &card->meets[0]);
    return true;
}

bool board_has_tags(const struct board_look *look, const struct board_card *card)
{
    char text[BOARD_WORDS];
    bool has = false;

    for (size_t i = 0; !has && i < chips(look, card); i++)
        has = say_chip(text, look, card, i);
    return has;
}

int board_tags(const struct board_look *look, struct rect rect, const struct board_card *card)
{
    const struct theme *theme = &look->panel->theme;
    int size = look->small_px * 95 / 100, height = look->small_px * 155 / 100, x = rect.x, y = rect.y;
    struct words words = { TEXT_PLAIN, size, size / 2, TEXT_CENTRE, theme->ink, 1 };
    char text[BOARD_WORDS];

    for (size_t i = 0; i < chips(look, card); i++) {
        int width;

        if (!say_chip(text, look, card, i))
            continue;
        width = metrics_width(look->panel->text, TEXT_PLAIN, size, text) + look->small_px;
        if (width * LEAST_PERCENT / 100 > rect.w)
            continue;
        width = least(width, rect.w);
        if (x > rect.x && x + width > rect.x + rect.w) {
            if (y + height * 2 + look->gap / 2 > rect.y + rect.h)
                continue; // a shorter one may fit beside
            x = rect.x;
            y += height + look->gap / 2;
        }
        draw_shape(look->scene.list, (struct rect){ x, y, width, height }, height / 3, theme->soft);
        board_line_draw(look,
                        (struct rect){ x + look->small_px / 3, y, width - look->small_px * 2 / 3, height },
                        words, text);
        x += width + look->gap / 2;
    }
    return y + height - rect.y;
}
