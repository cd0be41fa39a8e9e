// The screens as pictures, painted by the real program: each looks as it did when somebody looked at it.
// USHER_GOLDEN=write takes them anew.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <SDL2/SDL_image.h>
#include <SDL2/SDL_ttf.h>
#include <fontconfig/fontconfig.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "util/file.h"
#include "util/json.h"

#define GOLDEN TEST_DATA "/../golden/"

// The same fonts and libraries paint the same on every machine, but for the last bits of a curve where a
// compiler orders floating-point sums differently. A word or a line that moved is hundreds of pixels.
enum { LEVELS = 24, PIXELS = 20 };

static char folder[] = "/tmp/usher-golden-XXXXXX";
static json_t *pictures;
static bool is_written;

// ---- what painted them

static void add_family(struct str *made, FcConfig *config, const char *family)
{
    FcPattern *pattern = FcPatternCreate();
    FcObjectSet *wanted = FcObjectSetBuild(FC_FONTVERSION, NULL);
    FcFontSet *found;
    int version = 0, newest = 0;

    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    found = FcFontList(config, pattern, wanted);
    for (int i = 0; i < found->nfont; i++)
        if (FcPatternGetInteger(found->fonts[i], FC_FONTVERSION, 0, &version) == FcResultMatch)
            newest = version > newest ? version : newest;
    str_addf(made, "%s: %d\n", family, newest);
    FcFontSetDestroy(found);
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(pattern);
}

static void add_library(struct str *made, const char *name, const SDL_version *version)
{
    str_addf(made, "%s: %d.%d.%d\n", name, version->major, version->minor, version->patch);
}

static void tell_what_paints(struct str *made)
{
    static const char *const families[] = { "Inter", "Inter Display", "Noto Sans", "Noto Sans Arabic",
                                            "Noto Sans CJK SC" };
    FcConfig *config = FcInitLoadConfigAndFonts();
    SDL_version version = { 0 };
    int major = 0, minor = 0, patch = 0;

    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        add_family(made, config, families[i]);
    FcConfigDestroy(config);
    add_library(made, "SDL2_ttf", TTF_Linked_Version());
    add_library(made, "SDL2_image", IMG_Linked_Version());
    must(TTF_Init() == 0);
    TTF_GetFreeTypeVersion(&major, &minor, &patch);
    version = (SDL_version){ (Uint8)major, (Uint8)minor, (Uint8)patch };
    add_library(made, "FreeType", &version);
    TTF_GetHarfBuzzVersion(&major, &minor, &patch);
    version = (SDL_version){ (Uint8)major, (Uint8)minor, (Uint8)patch };
    add_library(made, "HarfBuzz", &version);
    TTF_Quit();
}

// ---- painting

static void path_of(char out[512], const char *where, const json_t *picture, const char *ending)
{
    snprintf(out, 512, "%s/%s%s", where, json_get_text(picture, "picture"), ending);
}

static void write_state(const json_t *picture, const char *path)
{
    const json_t *state = json_object_get(picture, "state");
    char *line = state ? json_line(state) : NULL;
    const char *text = line ? line : "{}";

    assert_true(file_replace(path, text, strlen(text), NULL));
    free(line);
}

static void take(const json_t *picture, const char *path)
{
    char state[512];
    struct str command = { 0 };

    path_of(state, folder, picture, ".json");
    write_state(picture, state);
    str_addf(&command, "'%s' shot %s --quiet --size %s --width-mm %s %s --state '%s' -o '%s' >/dev/null",
             USHER_PROGRAM, json_get_text(picture, "screen"), json_get_text(picture, "size"),
             json_get_text(picture, "width_mm"), json_get_text(picture, "options"), state, path);
    if (system(str_text(&command)) != 0)
        fail_msg("%s", str_text(&command));
    str_finish(&command);
    unlink(state);
}

// ---- comparing

static SDL_Surface *read_picture(const char *path)
{
    SDL_Surface *read = IMG_Load(path), *pixels;

    if (!read)
        fail_msg("%s: %s", path, SDL_GetError());
    pixels = SDL_ConvertSurfaceFormat(read, SDL_PIXELFORMAT_RGB24, 0);
    SDL_FreeSurface(read);
    return pixels;
}

static bool differs(const Uint8 *one, const Uint8 *other)
{
    for (int channel = 0; channel < 3; channel++)
        if (abs(one[channel] - other[channel]) > LEVELS)
            return true;
    return false;
}

static int pixels_that_differ(const SDL_Surface *one, const SDL_Surface *other)
{
    int count = 0;

    for (int y = 0; y < one->h; y++) {
        const Uint8 *left = (const Uint8 *)one->pixels + y * one->pitch,
                    *right = (const Uint8 *)other->pixels + y * other->pitch;

        for (int x = 0; x < one->w; x++)
            count += differs(left + 3 * x, right + 3 * x);
    }
    return count;
}

// Says what differs, and leaves the picture there.
static bool is_same(const char *golden, const char *taken)
{
    SDL_Surface *before = read_picture(golden), *now = read_picture(taken);
    bool has_size = before->w == now->w && before->h == now->h;
    int count = has_size ? pixels_that_differ(before, now) : before->w * before->h;

    SDL_FreeSurface(before);
    SDL_FreeSurface(now);
    if (count <= PIXELS)
        return unlink(taken) == 0;
    print_error("%d pixels of %s are others than in %s\n", count, taken, golden);
    return false;
}

// ----

static void every_screen_looks_as_it_did(void **state)
{
    char golden[512], taken[512];
    size_t i;
    int others = 0;
    json_t *picture;

    (void)state;
    json_array_foreach(pictures, i, picture)
    {
        path_of(golden, GOLDEN, picture, ".png");
        path_of(taken, folder, picture, ".png");
        take(picture, is_written ? golden : taken);
        others += !is_written && !is_same(golden, taken);
    }
    if (others > 0)
        fail_msg("%d screens look otherwise: look at them; USHER_GOLDEN=write if it is meant", others);
    assert_in_range(json_array_size(pictures), 12, 20);
}

// A digit that is another one is more than the tolerance.
static void one_other_letter_is_seen(void **state)
{
    json_t *picture = json_array_get(pictures, 0), *other = json_deep_copy(picture);
    char one_path[512], other_path[512];
    SDL_Surface *one, *two;

    (void)state;
    json_object_set_new(other, "state", json_pack("{s:s}", "now", "2026-12-01T07:05:00+01:00"));
    path_of(one_path, folder, picture, ".png");
    path_of(other_path, folder, picture, "-other.png");
    take(picture, one_path);
    take(other, other_path);
    one = read_picture(one_path);
    two = read_picture(other_path);
    assert_in_range(pixels_that_differ(one, two), PIXELS + 1, 600);
    SDL_FreeSurface(one);
    SDL_FreeSurface(two);
    unlink(one_path);
    unlink(other_path);
    json_decref(other);
}

static int set_up(void **state)
{
    struct str text = { 0 };
    json_t *whole;

    (void)state;
    if (!mkdtemp(folder) || !file_read(&text, GOLDEN "pictures.json", NULL))
        return 1;
    whole = json_parse_object(str_text(&text));
    pictures = json_incref(json_object_get(whole, "pictures"));
    json_decref(whole);
    str_finish(&text);
    return json_is_array(pictures) ? 0 : 1;
}

static int tear_down(void **state)
{
    (void)state;
    json_decref(pictures);
    rmdir(folder); // stays where a picture is left to be looked at
    return 0;
}

// False where other fonts or libraries paint here than the pictures were made with.
static bool paints_the_same(void)
{
    struct str here = { 0 }, there = { 0 };
    bool is_same;

    tell_what_paints(&here);
    if (is_written)
        must(file_replace(GOLDEN "made-with.txt", str_text(&here), here.length, NULL));
    is_same =
        file_read(&there, GOLDEN "made-with.txt", NULL) && strcmp(str_text(&here), str_text(&there)) == 0;
    if (!is_same)
        printf("skipped: the pictures were made with\n%sand here is\n%s", str_text(&there), str_text(&here));
    str_finish(&here);
    str_finish(&there);
    return is_same;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_looks_as_it_did),
        cmocka_unit_test(one_other_letter_is_seen),
    };
    const char *wish = getenv("USHER_GOLDEN");

    is_written = wish && strcmp(wish, "write") == 0;
    setenv("FONTCONFIG_FILE", GOLDEN "fonts.conf", 1);
    if (!paints_the_same())
        return 77;
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
