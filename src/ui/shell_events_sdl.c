#include "ui/shell_inside_sdl.h"

#include "util/clock.h"

// The face whose window this is; DOOR_FACES for none of ours.
static enum door_face face_of(const struct shell *shell, Uint32 number)
{
    enum door_face face = 0;

    while (face < DOOR_FACES && (!shell->windows[face].sdl || shell->windows[face].number != number))
        face++;
    return face;
}

static void point(struct shell *shell, Uint32 number, struct touch_point at)
{
    enum door_face face = face_of(shell, number);

    if (face == DOOR_FACES)
        return;
    if (at.move == TOUCH_DOWN)
        window_take_focus(&shell->windows[face]);
    door_point(shell->door, face, window_shows(&shell->windows[face]), &at, clock_now_ms());
}

static void finger(struct shell *shell, const SDL_TouchFingerEvent *event, enum touch_move move)
{
    enum door_face face = face_of(shell, event->windowID);
    int width, height;

    if (face == DOOR_FACES)
        return;
    SDL_ShowCursor(SDL_DISABLE);
    window_size(&shell->windows[face], &width, &height);
    // 0 is the mouse.
    point(shell, event->windowID,
          (struct touch_point){ move, (int64_t)event->fingerId + 1, (int)(event->x * (float)width),
                                (int)(event->y * (float)height) });
}

static void mouse(struct shell *shell, const SDL_Event *event)
{
    if (event->type == SDL_MOUSEMOTION && event->motion.which != SDL_TOUCH_MOUSEID) {
        SDL_ShowCursor(SDL_ENABLE);
        if (event->motion.state & SDL_BUTTON_LMASK)
            point(shell, event->motion.windowID,
                  (struct touch_point){ TOUCH_MOVE, 0, event->motion.x, event->motion.y });
    } else if (event->type != SDL_MOUSEMOTION && event->button.button == SDL_BUTTON_LEFT &&
               event->button.which != SDL_TOUCH_MOUSEID) {
        enum touch_move move = event->type == SDL_MOUSEBUTTONDOWN ? TOUCH_DOWN : TOUCH_UP;

        point(shell, event->button.windowID,
              (struct touch_point){ move, 0, event->button.x, event->button.y });
    }
}

static const struct {
    SDL_Keycode code;
    enum door_key key;
} keys[] = {
    { SDLK_TAB, DOOR_TAB },        { SDLK_DOWN, DOOR_DOWN },     { SDLK_RIGHT, DOOR_DOWN },
    { SDLK_UP, DOOR_UP },          { SDLK_LEFT, DOOR_UP },       { SDLK_RETURN, DOOR_ENTER },
    { SDLK_KP_ENTER, DOOR_ENTER }, { SDLK_ESCAPE, DOOR_ESCAPE }, { SDLK_BACKSPACE, DOOR_BACKSPACE },
};

static void key(struct shell *shell, const SDL_KeyboardEvent *event)
{
    enum door_face face = face_of(shell, event->windowID);

    for (size_t i = 0; face < DOOR_FACES && i < sizeof keys / sizeof *keys; i++)
        if (keys[i].code == event->keysym.sym) {
            bool goes_back = keys[i].key == DOOR_TAB && (event->keysym.mod & KMOD_SHIFT);

            door_key(shell->door, face, window_shows(&shell->windows[face]),
                     goes_back ? DOOR_TAB_BACK : keys[i].key, clock_now_ms());
        }
}

static void typed(struct shell *shell, const SDL_TextInputEvent *event)
{
    enum door_face face = face_of(shell, event->windowID);

    if (face < DOOR_FACES)
        door_text(shell->door, face, window_shows(&shell->windows[face]), event->text, clock_now_ms());
}

static bool happens_to_window(struct shell *shell, const SDL_WindowEvent *event)
{
    enum door_face face = face_of(shell, event->windowID);

    if (face < DOOR_FACES &&
        (event->event == SDL_WINDOWEVENT_SIZE_CHANGED || event->event == SDL_WINDOWEVENT_EXPOSED ||
         event->event == SDL_WINDOWEVENT_RESTORED || event->event == SDL_WINDOWEVENT_SHOWN))
        shell->windows[face].is_stale = true;
    return event->event != SDL_WINDOWEVENT_CLOSE;
}

bool shell_event(struct shell *shell, const SDL_Event *event)
{
    switch (event->type) {
    case SDL_QUIT:
        return false;
    case SDL_WINDOWEVENT:
        return happens_to_window(shell, &event->window);
    case SDL_FINGERDOWN:
        finger(shell, &event->tfinger, TOUCH_DOWN);
        break;
    case SDL_FINGERMOTION:
        finger(shell, &event->tfinger, TOUCH_MOVE);
        break;
    case SDL_FINGERUP:
        finger(shell, &event->tfinger, TOUCH_UP);
        break;
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        mouse(shell, event);
        break;
    case SDL_KEYDOWN:
        key(shell, &event->key);
        break;
    case SDL_TEXTINPUT:
        typed(shell, &event->text);
        break;
    default:
        break;
    }
    return true;
}
