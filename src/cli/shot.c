#include "cli/families.h"

#include <stdlib.h>
#include <string.h>

#include "cli/answer.h"
#include "cli/call.h"
#include "cli/size.h"
#include "ui/assets_sdl.h"
#include "ui/picture_sdl.h"
#include "ui/stage.h"
#include "util/file.h"
#include "util/mem.h"

// The glass of the pictures when nothing else is asked for: a 21.5 inch screen.
enum { WIDTH_PX = 1920, HEIGHT_PX = 1080, WIDTH_MM = 476, BOTTOM_MM = 800, DISTANCE_M = 4 };

static const struct option_row shot_options[] = {
    { "o", "FILE", "where the picture goes, as PNG", 0, 0 },
    { "size", "WxH", "in pixels; else 1920x1080", 0, 0 },
    { "width-mm", "N", "how wide the glass is; else guessed from the pixels", 0, 0 },
    { "locale", "TAG", "the language of the screen; English so far", 0, 0 },
    { "theme", "morning|lounge|contrast", "the colours", 0, 0 },
    { "state", "FILE", "what is to be seen, as JSON, in place of the sample", 0, 0 },
    { "regions", NULL, "print what can be tapped instead", 0, 0 },
    { 0 },
};

static const struct answer_column region_columns[] = {
    { "name", "NAME", 0 }, { "x", "X", 0 }, { "y", "Y", 0 }, { "w", "W", 0 }, { "h", "H", 0 }, { 0 },
};

static const struct answer_shape regions_shape = { region_columns, NULL, "There is nothing to tap." };
static const struct answer_shape picture_shape = { .sentence = "{file}" };

// One picture from the command line to the file.
struct shot {
    struct command_call *call;
    char *assets;
    json_t *state;
    struct picture *picture;
    struct metrics metrics;
    struct stage *stage;
    struct script script;
};

static bool read_object(const char *path, json_t **object, struct err *err)
{
    struct str text = { 0 };
    bool ok = file_read(&text, path, err);

    if (ok && !(*object = json_parse_object(str_text(&text))))
        ok = err_set(err, ERR_INPUT, "%s is not a JSON object: see usher help shot", path);
    str_finish(&text);
    return ok;
}

// The sample of all screens, then of this one, then what the caller brings, member by member.
static bool read_state(struct shot *shot, struct err *err)
{
    const char *given = line_option(&shot->call->line, "state");
    json_t *samples = NULL;
    json_t *own = NULL;
    struct str path = { 0 };
    bool ok;

    str_addf(&path, "%s/demo/screens.json", shot->assets);
    ok = read_object(str_text(&path), &samples, err) && (!given || read_object(given, &own, err));
    if (ok) {
        shot->state = json_object();
        json_object_update(shot->state, json_object_get(samples, "common"));
        json_object_update(shot->state, json_object_get(samples, line_word(&shot->call->line, 0)));
        if (own)
            json_object_update(shot->state, own);
    }
    json_decref(samples);
    json_decref(own);
    str_finish(&path);
    return ok;
}

static bool check_line(const struct command_line *line, struct err *err)
{
    const char *locale = line_option(line, "locale");

    if (locale && strncmp(locale, "en", 2) != 0)
        return err_set(err, ERR_REFUSED, "the screens do not speak %.40s yet: leave --locale out", locale);
    if (!line_has(line, "o") && !line_has(line, "regions"))
        return err_set(err, ERR_USAGE, "the picture has nowhere to go: give -o FILE, or --regions");
    return true;
}

static bool measure(struct shot *shot, struct err *err)
{
    const struct command_line *line = &shot->call->line;
    const char *size = line_option(line, "size");
    const char *width_mm = line_option(line, "width-mm");
    const char *theme = line_option(line, "theme");
    int width = WIDTH_PX, height = HEIGHT_PX;

    if (size && !size_parse(size, "--size", &width, &height, err))
        return false;
    shot->script.glass = (struct door_glass){ .width_mm = width_mm ? strtod(width_mm, NULL)
                                                          : size   ? 0
                                                                   : WIDTH_MM,
                                              .bottom_mm = BOTTOM_MM,
                                              .distance_m = DISTANCE_M,
                                              .themes = { THEME_MORNING, THEME_LOUNGE } };
    for (enum door_face face = 0; face < DOOR_FACES; face++) {
        shot->script.width_px[face] = width;
        shot->script.height_px[face] = height;
        if (theme)
            shot->script.glass.themes[face] = theme_of(theme);
    }
    return true;
}

static bool play(struct shot *shot, enum door_face face, struct err *err)
{
    const bool faces[DOOR_FACES] = { [DOOR_KIOSK] = face == DOOR_KIOSK, [DOOR_BOARD] = face == DOOR_BOARD };

    if (!picture_create(&shot->picture, shot->assets, err) || !stage_create(&shot->stage, shot->state, err))
        return false;
    shot->metrics = picture_metrics(shot->picture);
    shot->script.metrics = &shot->metrics;
    shot->script.settle = stage_settle;
    shot->script.context = shot->stage;
    shot->script.door = door_create(stage_ask, shot->stage);
    shot->script.door->board.distance_m = shot->script.glass.distance_m;
    shot->script.door->shows_room = strcmp(line_word(&shot->call->line, 0), "room") == 0;
    return stage_play(shot->stage, &shot->script, faces, err);
}

static void print_regions(struct shot *shot, const struct draw_list *list)
{
    json_t *regions = json_array();

    for (size_t i = 0; i < list->region_count; i++) {
        const struct draw_region *region = &list->regions[i];

        if (!region->off)
            json_array_append_new(regions,
                                  json_pack("{s:s, s:i, s:i, s:i, s:i}", "name",
                                            draw_region_name(list, region), "x", region->rect.x, "y",
                                            region->rect.y, "w", region->rect.w, "h", region->rect.h));
    }
    answer_print(&shot->call->output, regions, &regions_shape);
    json_decref(regions);
}

static bool write_picture(struct shot *shot, const struct draw_list *list, struct err *err)
{
    const char *path = line_option(&shot->call->line, "o");
    json_t *answer;

    if (!picture_write(shot->picture, list, path, err))
        return false;
    if (line_has(&shot->call->line, "regions"))
        return true;
    answer = json_pack("{s:s, s:i, s:i}", "file", path, "width", list->width, "height", list->height);
    answer_print(&shot->call->output, answer, &picture_shape);
    json_decref(answer);
    return true;
}

static enum door_face face_of(const char *screen)
{
    bool is_board =
        strcmp(screen, "board") == 0 || strncmp(screen, "board-", 6) == 0 || strcmp(screen, "room") == 0;

    return is_board ? DOOR_BOARD : DOOR_KIOSK;
}

static bool shot_run(struct command_call *call, struct err *err)
{
    struct shot *shot = mem_new(sizeof *shot); // too big for the stack
    enum door_face face = face_of(line_word(&call->line, 0));
    bool ok;

    shot->call = call;
    ok = check_line(&call->line, err) && measure(shot, err) && assets_find(&shot->assets, err) &&
         read_state(shot, err) && play(shot, face, err);
    if (ok) {
        const struct draw_list *list = script_look(&shot->script, face);

        if (line_has(&call->line, "regions"))
            print_regions(shot, list);
        ok = !line_has(&call->line, "o") || write_picture(shot, list, err);
    }
    door_destroy(shot->script.door);
    stage_destroy(shot->stage);
    picture_destroy(shot->picture);
    json_decref(shot->state);
    free(shot->assets);
    free(shot);
    return ok;
}

const struct command_row shot_commands[] = {
    { .path = "shot",
      .summary = "one screen as a picture, or what can be tapped on it",
      .about =
          "FILE of --state holds one JSON object; what it leaves out is as in the sample. \"now\" is the "
          "time, "
          "ISO 8601. \"steps\" is an array of what is done before the picture is taken: \"tap NAME\", "
          "\"press "
          "NAME\", \"hold NAME\", \"keep NAME\" (three seconds), \"type TEXT\", \"scan CODE\", \"key "
          "tab|enter|escape|backspace\", \"wait "
          "SECONDS\"; with "
          "\"board \" in front it is done on the board. \"door.show\", \"door.find\", \"guest.look\", "
          "\"guest.alike\", \"visit.check_in\", \"visit.show\", \"board.show\", \"door.behind\", "
          "\"code.look\" and every other request are "
          "what the door is answered; {\"refused\": SENTENCE} refuses, null fails. The screen \"idle\" asks "
          "whether somebody is still there. No database and no display are needed.",
      .words = { { "hello|find|new|confirm|welcome|welcome-host|welcome-alone|welcome-hosts|"
                   "already|trouble|idle|pin|behind|board30|board|board-who|board-phones|room",
                   false } },
      .options = shot_options,
      .run = shot_run },
    { 0 },
};
