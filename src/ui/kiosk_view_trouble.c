// Not on this list, and whatever else needs a person: plain words, large ways on, a host.
#include "ui/kiosk_page.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"

static const struct {
    const char *title, *text;
} troubles[TROUBLES] = {
    [TROUBLE_NOT_LISTED] = { "That isn’t on our list yet.",
                             "Type your name, or tell us that you’re new: we’ll sort it out." },
    [TROUBLE_SETUP_CODE] = { "That code is for another app.",
                             "Please show the code of your ticket, or type your name." },
    [TROUBLE_SEVERAL] = { "Several people have this name.",
                          "A host will find out with you which one you are." },
    [TROUBLE_WALK_INS] = { "A host will let you in.", "You’re not on the list yet; it only takes a moment." },
    [TROUBLE_NOT_STORED] = { "A host will write you down.",
                             "We couldn’t keep your check-in just now. You’re welcome all the same." },
    [TROUBLE_HELP] = { "How can we help?", "Type your name, or call a host to you." },
};

static void tell(const struct kiosk_model *model, const char **title, char *text, size_t size)
{
    const char *door = model->door.door;

    *title = say(troubles[model->trouble].title);
    say_into(text, size, "%s", say(troubles[model->trouble].text));
    if (model->trouble == TROUBLE_WALK_INS && model->door.walk_ins == WALK_INS_CLOSED) {
        *title = say("This event is for guests on the list.");
        say_into(text, size, "%s", say("A host is glad to help you."));
    }
    if (!model->is_host_called)
        return;
    if (model->trouble == TROUBLE_HELP)
        *title = say("Someone is on the way.");
    if (door[0])
        say_into(text, size, say("A host is coming to you. Please wait here: %s."), door);
    else
        say_into(text, size, "%s", say("A host is coming to you. Please wait here."));
}

struct choice {
    const char *icon, *text, *name;
    enum kiosk_message message;
    bool is_offered;
};

// Buttons that stand together speak alike. What fits two lines may fit one when it is smaller: twice.
static int common_type(const struct frame *frame, struct rect rect, const struct choice choices[3])
{
    struct scene scene = frame->scene;

    scene.button_px = frame_type(frame, TYPE_HUGE);
    for (int i = 0; i < 6; i++) {
        const struct choice *choice = &choices[i % 3];
        int size = choice->is_offered ? widget_button_type(&scene, rect, choice->icon, choice->text)
                                      : scene.button_px;

        scene.button_px = size < scene.button_px ? size : scene.button_px;
    }
    return scene.button_px;
}

void kiosk_view_trouble(struct frame *frame)
{
    const struct kiosk_model *model = frame->model;
    bool can_type = model->trouble != TROUBLE_NOT_STORED;
    struct choice choices[] = {
        { "search", say("Type my name"), "type-name", TAP_TYPE_NAME, can_type },
        { "plus", say("I’m new"), "new", TAP_NEW, can_type && model->door.walk_ins == WALK_INS_OPEN },
        { "host", say("Ask a host"), "ask-host", TAP_ASK_HOST, !model->is_host_called },
    };
    const char *title;
    char text[KIOSK_NAME + 128];
    int count = 0, at = 0;
    struct scene scene;

    for (int i = 0; i < 3; i++)
        count += choices[i].is_offered;
    frame_lead(frame, FRAME_BACK);
    tell(model, &title, text, sizeof text);
    struct page page = page_lay(frame, title, text, page_choices_height(frame, count));

    if (count == 0)
        return;
    if (frame->panel.kind != PANEL_TALL && count == 1) // no wider than it would be beside another
        count = 2;
    scene = frame->scene;
    scene.button_px = common_type(frame, page_choice(frame, &page, 0, count), choices);
    for (int i = 0; i < 3; i++) {
        if (!choices[i].is_offered)
            continue;
        widget_button(&scene, page_choice(frame, &page, at, count),
                      at == 0 ? BUTTON_PRIMARY : BUTTON_OUTLINED, choices[i].icon, choices[i].text,
                      (struct tap){ .name = choices[i].name, .message = (int)choices[i].message });
        at++;
    }
}
