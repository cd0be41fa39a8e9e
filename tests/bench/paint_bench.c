// What the guests' window paints, on surfaces in memory: the first picture of a program that has
// just started, Find me whole with five people on it, and the same after one more letter, from the
// message to the painted pixels.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "measure.h"
#include "ui/assets_sdl.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view.h"
#include "ui/paint_sdl.h"
#include "util/clock.h"

enum { ROUNDS = 60, RECTS = 24, LETTERS = 8 };

static const struct glass {
    int width, height;
    double width_mm;
    double full_limit_ms;
} glasses[] = { { 1920, 1080, 476, 8 }, { 3840, 2160, 598, 35 } };

static const struct {
    const char *shown, *initials, *detail;
} people[] = { { "Amara O.", "AO", "Acme Robotics" },
               { "Amalia L.", "AL", "Lind & Partner" },
               { "محمد السيد", "مس", "s•••@north.example" },
               { "Amadou M.", "AM", "Baobab Foods" },
               { "Jamal A.", "JA", "Studio Amal" } };

struct screen {
    struct text_sdl *text;
    struct metrics metrics;
    struct paint *paint;
    struct panel panel;
    SDL_Surface *surface;
    struct draw_list lists[2];
    int shown; // which of them
};

static void open_screen(struct screen *screen, const struct glass *glass, const char *assets)
{
    struct err err = { 0 };

    measure_check(text_sdl_create(&screen->text, &err), &err);
    measure_check(paint_create(&screen->paint, screen->text, assets, &err), &err);
    screen->metrics = text_sdl_metrics(screen->text);
    screen->surface = paint_surface(glass->width, glass->height);
    panel_init(&screen->panel, glass->width, glass->height, glass->width_mm, 800, false,
               &themes[THEME_MORNING], &screen->metrics);
}

static void close_screen(struct screen *screen)
{
    paint_destroy(screen->paint);
    text_sdl_destroy(screen->text);
    SDL_FreeSurface(screen->surface);
}

static struct draw_list *view(struct screen *screen, const struct kiosk_model *model)
{
    screen->shown = !screen->shown;
    kiosk_view(model, &screen->panel, &screen->lists[screen->shown]);
    return &screen->lists[screen->shown];
}

// ---- the model

static void send(struct kiosk_model *model, enum kiosk_message message, const char *text)
{
    static struct kiosk_effects effects;
    struct kiosk_msg msg = { .message = message, .now_ms = clock_now_ms(), .text = text };

    kiosk_update(model, &msg, &effects);
}

static void begin_hello(struct kiosk_model *model)
{
    kiosk_init(model);
    model->now_ms = clock_now_ms();
    model->door.is_known = model->door.has_event = true;
    strcpy(model->door.group, "Riverside Business Breakfast");
    strcpy(model->door.name, "December breakfast");
    strcpy(model->door.zone, "Europe/Berlin");
    model->door.doors_ms = model->now_ms - 1000;
    model->door.starts_ms = model->door.programme_ms = model->now_ms + 3600000;
    model->door.ends_ms = model->now_ms + 7200000;
}

static void begin_find(struct kiosk_model *model)
{
    begin_hello(model);
    send(model, TAP_BEGIN, NULL);
    send(model, MSG_TEXT, "am");
    model->find.found.say = FIND_SHOW_ROWS;
    model->find.found.count = sizeof people / sizeof *people;
    for (size_t i = 0; i < model->find.found.count; i++) {
        struct kiosk_row *row = &model->find.found.rows[i];

        strcpy(row->name, people[i].shown);
        strcpy(row->shown, people[i].shown);
        strcpy(row->initials, people[i].initials);
        strcpy(row->detail, people[i].detail);
    }
}

// ---- what is measured

static void print(const char *what, const struct glass *glass, double *values, double limit_ms)
{
    char name[40];

    snprintf(name, sizeof name, "paint_%s_%d", what, glass->height);
    measure_print(name, measure_quantile(values, ROUNDS, 0.5), limit_ms, -1, -1, "ms");
}

static void measure_full(struct screen *screen, const struct glass *glass, const struct kiosk_model *model)
{
    const struct draw_list *list = view(screen, model);
    double values[ROUNDS];

    for (int i = 0; i < ROUNDS; i++) {
        double started = measure_now_ms();

        paint_list(screen->paint, screen->surface, list, NULL, NULL, 0);
        values[i] = measure_now_ms() - started;
    }
    print("full", glass, values, glass->full_limit_ms);
}

static void measure_key(struct screen *screen, const struct glass *glass, struct kiosk_model *model)
{
    static const char *const letters[LETTERS] = { "a", "d", "o", "u", " ", "k", "e", "i" };
    double values[ROUNDS];

    for (int i = 0; i < ROUNDS; i++) {
        const struct draw_list *before = &screen->lists[screen->shown];
        SDL_Rect changed[RECTS];
        double started;
        size_t parts;

        if (i % LETTERS == 0) {
            begin_find(model);
            before = view(screen, model);
            paint_list(screen->paint, screen->surface, before, NULL, NULL, 0);
        }
        started = measure_now_ms();
        send(model, MSG_TEXT, letters[i % LETTERS]);
        parts = paint_list(screen->paint, screen->surface, view(screen, model), before, changed, RECTS);
        values[i] = measure_now_ms() - started;
        must(parts > 0);
    }
    print("key", glass, values, 1.5);
}

// Fonts, drawings and Hello, as when the program starts; what the machine has read stays in its memory.
static void measure_first(const struct glass *glass, const char *assets)
{
    static struct screen screen;
    static struct kiosk_model model;
    double values[ROUNDS];

    begin_hello(&model);
    for (int i = 0; i < ROUNDS; i++) {
        double started = measure_now_ms();

        open_screen(&screen, glass, assets);
        paint_list(screen.paint, screen.surface, view(&screen, &model), NULL, NULL, 0);
        values[i] = measure_now_ms() - started;
        close_screen(&screen);
    }
    print("first", glass, values, -1);
}

int main(void)
{
    static struct screen screen;
    static struct kiosk_model model;
    struct err err = { 0 };
    char *assets;

    measure_check(assets_find(&assets, &err), &err);
    for (size_t i = 0; i < sizeof glasses / sizeof *glasses; i++) {
        measure_first(&glasses[i], assets);
        open_screen(&screen, &glasses[i], assets);
        begin_find(&model);
        measure_full(&screen, &glasses[i], &model);
        measure_key(&screen, &glasses[i], &model);
        measure_check(paint_trouble(screen.paint)->kind == ERR_NONE, paint_trouble(screen.paint));
        close_screen(&screen);
    }
    free(assets);
    return 0;
}
