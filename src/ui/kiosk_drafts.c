#include "ui/kiosk_drafts.h"

const char *const kiosk_screen_names[KIOSK_SCREENS] = {
    "hello", "find", "new", "confirm", "welcome", "already", "trouble",
};

static const struct {
    int longest; // code points of its field; 0: it has none
    enum keyboard_purpose purpose;
    bool finds; // rows come as one types
} steps[NEW_STEPS] = {
    [NEW_NAME] = { 120, KEYBOARD_NAME, false },      [NEW_WHOSE_PLACE] = { 120, KEYBOARD_NAME, true },
    [NEW_COMPANY] = { 200, KEYBOARD_NAME, false },   [NEW_INVITED_BY] = { 120, KEYBOARD_NAME, true },
    [NEW_CALL_NAME] = { 120, KEYBOARD_NAME, false }, [NEW_CONTACT] = { 200, KEYBOARD_CONTACT, false },
    [NEW_TOPICS] = { 60, KEYBOARD_WORDS, false },    [NEW_SEEKS] = { 60, KEYBOARD_WORDS, false },
    [NEW_OFFERS] = { 60, KEYBOARD_WORDS, false },
};

int new_step_longest(enum new_step step)
{
    return steps[step].longest;
}

enum keyboard_purpose new_step_purpose(enum new_step step)
{
    return steps[step].purpose;
}

bool new_step_finds(enum new_step step)
{
    return steps[step].finds;
}
