#include "ui/fonts_sdl.h"

#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/cache.h"
#include "util/map.h"
#include "util/mem.h"

enum { FACES = 96, SIZES_OPEN = 64, FAMILIES = 3, ANY_FACES_KEPT = 4096 };

// A file of fonts in memory (the pages that are read, that is), and the one that was wanted of it.
struct face {
    char *path;
    long index;
    void *bytes;
    size_t length;
    TTF_Font *reference;
};

struct fonts {
    FcConfig *config;
    struct face faces[FACES];
    int face_count;
    int first[FONT_USES];
    struct cache *by_family; // family and use: the number of a face, as a pointer to int
    struct map by_character; // character and use: the number of a face + 1
    struct cache *sizes;     // face and size: TTF_Font
};

static const struct use {
    const char *families[FAMILIES]; // the first that is there
    int weight;
} uses[FONT_USES] = {
    [FONT_TEXT] = { { "Inter", "Noto Sans", "sans-serif" }, FC_WEIGHT_REGULAR },
    [FONT_NAME] = { { "Inter", "Noto Sans", "sans-serif" }, FC_WEIGHT_DEMIBOLD },
    [FONT_HEADLINE] = { { "Inter Display", "Inter", "Noto Sans" }, FC_WEIGHT_BOLD },
};

// ---- faces

static bool map_file(struct face *face)
{
    int handle = open(face->path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    bool is_mapped = false;

    if (handle < 0)
        return false;
    if (fstat(handle, &status) == 0 && status.st_size > 0) {
        face->length = (size_t)status.st_size;
        face->bytes = mmap(NULL, face->length, PROT_READ, MAP_PRIVATE, handle, 0);
        is_mapped = face->bytes != MAP_FAILED;
    }
    close(handle);
    if (!is_mapped)
        face->bytes = NULL;
    return is_mapped;
}

static TTF_Font *open_face(const struct face *face, int size_px)
{
    SDL_RWops *bytes = SDL_RWFromConstMem(face->bytes, (int)face->length);
    TTF_Font *font = bytes ? TTF_OpenFontIndexRW(bytes, 1, size_px, face->index) : NULL;

    if (font)
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    return font;
}

static void close_face(struct face *face)
{
    if (face->reference)
        TTF_CloseFont(face->reference);
    if (face->bytes)
        munmap(face->bytes, face->length);
    free(face->path);
    *face = (struct face){ 0 };
}

// The number of the face in this file, opened if it is new; -1 where it cannot be.
static int face_of_file(struct fonts *fonts, const char *path, long index)
{
    struct face *face = &fonts->faces[fonts->face_count];

    for (int i = 0; i < fonts->face_count; i++) {
        if (fonts->faces[i].index == index && strcmp(fonts->faces[i].path, path) == 0)
            return i;
    }
    if (fonts->face_count == FACES)
        return -1;
    face->path = mem_copy_text(path);
    face->index = index;
    if (map_file(face))
        face->reference = open_face(face, FONT_REFERENCE_PX);
    if (!face->reference) {
        close_face(face);
        return -1;
    }
    return fonts->face_count++;
}

// ---- what fontconfig knows

static FcPattern *pattern_of(const struct use *use, const char *family)
{
    FcPattern *pattern = FcPatternCreate();

    if (family)
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    for (int i = 0; i < FAMILIES; i++)
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)use->families[i]);
    FcPatternAddInteger(pattern, FC_WEIGHT, use->weight);
    FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(pattern, FC_OUTLINE, FcTrue);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcPatternAddBool(pattern, FC_COLOR, FcFalse);
    FcPatternAddBool(pattern, FC_VARIABLE, FcFalse);
    return pattern;
}

static bool match_is_fine(FcPattern *match, uint32_t c)
{
    FcBool has_colour = FcFalse;
    FcCharSet *characters;

    if (FcPatternGetBool(match, FC_COLOR, 0, &has_colour) == FcResultMatch && has_colour)
        return false; // pictures in fixed sizes cannot be tinted
    return c == 0 || (FcPatternGetCharSet(match, FC_CHARSET, 0, &characters) == FcResultMatch &&
                      FcCharSetHasChar(characters, c));
}

// The face that fits best and, unless c is 0, has the character; -1 for none. Takes the pattern.
static int match_face(struct fonts *fonts, FcPattern *pattern, uint32_t c)
{
    FcChar8 *path;
    FcResult result;
    FcPattern *match;
    int index = 0, face = -1;

    FcConfigSubstitute(fonts->config, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    match = FcFontMatch(fonts->config, pattern, &result);
    if (match && match_is_fine(match, c) && FcPatternGetString(match, FC_FILE, 0, &path) == FcResultMatch) {
        FcPatternGetInteger(match, FC_INDEX, 0, &index);
        face = face_of_file(fonts, (const char *)path, index);
    }
    if (match)
        FcPatternDestroy(match);
    FcPatternDestroy(pattern);
    return face;
}

static int face_of_family(struct fonts *fonts, enum font_use use, const char *family)
{
    struct cache_key key = { .kind = (int)use, .text = family, .length = strlen(family) };
    int *face = cache_get(fonts->by_family, &key);

    if (!face) {
        face = mem_new(sizeof *face);
        *face = match_face(fonts, pattern_of(&uses[use], family), 0);
        cache_put(fonts->by_family, &key, face, 1);
    }
    return *face;
}

static int find_any_face(struct fonts *fonts, enum font_use use, uint32_t c)
{
    FcPattern *pattern = pattern_of(&uses[use], NULL);
    FcCharSet *characters = FcCharSetCreate();

    FcCharSetAddChar(characters, c);
    FcPatternAddCharSet(pattern, FC_CHARSET, characters);
    FcCharSetDestroy(characters);
    return match_face(fonts, pattern, c);
}

static int any_face(struct fonts *fonts, enum font_use use, uint32_t c)
{
    uint64_t key = (uint64_t)use << 32 | c;
    int face = (int)map_get(&fonts->by_character, key) - 1;

    if (face < 0) {
        face = find_any_face(fonts, use, c);
        face = face < 0 ? fonts->first[use] : face;
        if (fonts->by_character.count >= ANY_FACES_KEPT)
            map_finish(&fonts->by_character);
        map_set(&fonts->by_character, key, face + 1);
    }
    return face;
}

// ----

bool fonts_has(struct fonts *fonts, int face, uint32_t c)
{
    return TTF_GlyphIsProvided32(fonts->faces[face].reference, c) != 0;
}

int fonts_face(struct fonts *fonts, enum font_use use, const char *family, uint32_t c)
{
    int face = fonts->first[use];

    if (fonts_has(fonts, face, c))
        return face;
    if (family) {
        face = face_of_family(fonts, use, family);
        if (face >= 0 && fonts_has(fonts, face, c))
            return face;
    }
    return any_face(fonts, use, c);
}

TTF_Font *fonts_open(struct fonts *fonts, int face, int size_px)
{
    struct cache_key key = { .a = face, .b = size_px };
    TTF_Font *font;

    if (size_px == FONT_REFERENCE_PX)
        return fonts->faces[face].reference;
    font = cache_get(fonts->sizes, &key);
    if (!font) {
        font = open_face(&fonts->faces[face], size_px);
        must(font != NULL); // it opened at the reference size
        cache_put(fonts->sizes, &key, font, 1);
    }
    return font;
}

static void close_font(void *font)
{
    TTF_CloseFont(font);
}

bool fonts_create(struct fonts **fonts, struct err *err)
{
    struct fonts *made = mem_new(sizeof *made);

    *fonts = made;
    must(TTF_Init() == 0);
    made->by_family = cache_create(FACES, free);
    made->sizes = cache_create(SIZES_OPEN, close_font);
    made->config = FcInitLoadConfigAndFonts();
    for (int use = 0; use < FONT_USES; use++) {
        made->first[use] = made->config ? match_face(made, pattern_of(&uses[use], NULL), 0) : -1;
        if (made->first[use] < 0) {
            fonts_destroy(made);
            *fonts = NULL;
            return err_set(err, ERR_CONFIG, "there is no font on this machine: install fonts-inter");
        }
    }
    return true;
}

void fonts_destroy(struct fonts *fonts)
{
    if (!fonts)
        return;
    cache_destroy(fonts->sizes);
    cache_destroy(fonts->by_family);
    map_finish(&fonts->by_character);
    for (int i = 0; i < fonts->face_count; i++)
        close_face(&fonts->faces[i]);
    if (fonts->config)
        FcConfigDestroy(fonts->config);
    TTF_Quit();
    free(fonts);
}
