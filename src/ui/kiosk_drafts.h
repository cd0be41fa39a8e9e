// What a guest has begun and not finished: searches, the answers of somebody new, what is mended,
// a code that is looked up. Plain values; all of it is wiped when the guest leaves.
#pragma once

#include "ui/kiosk_parts.h"

enum kiosk_screen {
    KIOSK_HELLO,
    KIOSK_FIND,
    KIOSK_NEW,
    KIOSK_CONFIRM, // is this you?
    KIOSK_WELCOME,
    KIOSK_ALREADY,
    KIOSK_TROUBLE, // not on this list, and whatever else a guest needs a person for
    KIOSK_SCREENS
};
extern const char *const kiosk_screen_names[KIOSK_SCREENS]; // "hello", as `usher shot` knows them

struct kiosk_find {
    struct kiosk_field field;
    struct kiosk_found found;
    bool waits; // an answer to what is typed is on its way; `found` may be older
};

// New here, one question after the other. Checked in once the company is answered or skipped.
enum new_step {
    NEW_NAME,
    NEW_WHOSE_PLACE, // only for "I'm here for someone": rows of `found`
    NEW_COMPANY,     // two fields: company and what they do
    NEW_SEEN_BEFORE, // only where somebody known looks like them: the visit may move to that person
    NEW_INVITED_BY,  // rows of `found`, or whatever is typed
    NEW_CALL_NAME,
    NEW_CONTACT, // e-mail or phone
    NEW_TOPICS,  // chips
    NEW_SEEKS,
    NEW_OFFERS,
    NEW_INTRODUCE, // yes, please; not today
    NEW_CONSENTS,  // each its own un-ticked line
    NEW_STEPS
};

int new_step_longest(enum new_step step); // code points of its field; 0: it has none
enum keyboard_purpose new_step_purpose(enum new_step step);
bool new_step_finds(enum new_step step); // rows come as one types

struct kiosk_new {
    enum new_step step;
    enum kiosk_screen from;   // where Back leads from the first step
    struct kiosk_field field; // of the step; of NEW_COMPANY the active one
    int active;               // of NEW_COMPANY: 0 the company, 1 what they do
    char name[KIOSK_NAME], company[KIOSK_LINE], title[KIOSK_LINE], email[KIOSK_LINE], phone[KIOSK_NAME];
    char plus_of[ID_SIZE], plus_of_name[KIOSK_NAME]; // one of the unnamed guests of this buyer
    char in_place_of[ID_SIZE], in_place_of_name[KIOSK_NAME];
    char invited_by[ID_SIZE], invited_by_name[KIOSK_NAME];
    char chips[KIOSK_CHIPS][KIOSK_CHIP]; // of the step: topics, what they seek or offer
    size_t chip_count;
    struct kiosk_found found;
    struct kiosk_alike alike;
    bool ticked[KIOSK_CONSENTS];
    bool shows_privacy, shows_page, is_for_someone, looks_wrong; // looks_wrong: no name, or neither
                                                                 // e-mail nor phone
    bool is_checked_in;        // `visit` of the model is theirs; the rest are questions that can be skipped
    bool passes_by[NEW_STEPS]; // steps whose answer is known
};

// Is this you? Name, company and topics can be mended; what was mended is written with the check-in.
enum confirm_part { CONFIRM_NOTHING, CONFIRM_NAME, CONFIRM_COMPANY, CONFIRM_TOPICS, CONFIRM_PARTS };

struct kiosk_confirm {
    struct kiosk_row row;
    char text[CONFIRM_PARTS][KIOSK_LINE]; // as it stands, mended or not; [0] is not used
    char title[KIOSK_LINE];
    bool is_mended[CONFIRM_PARTS];
    enum confirm_part mends; // being typed now, in `field`
    struct kiosk_field field;
};

struct kiosk_scan {
    char text[KIOSK_CODE]; // the code that is looked up
    size_t layout;         // which reading of it: see ui/wedge
    char next[KIOSK_CODE]; // came while a check-in was written; "" for none
    uint64_t last;         // fingerprint: within three seconds the same code counts once
    int64_t last_ms;
    bool has_before;
    struct kiosk_field before; // the field as it was when the last burst of characters began
};
