#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "domain/ticket_code.h"

struct scan {
    const char *scanned;
    enum ticket_kind kind;
    const char *system;
    const char *candidates; // joined by a blank
};

#define UUID "1b4e28ba-2fa1-11d2-883f-0016d3cca427"
#define SIGNED                                                                                                \
    "==QrtUiwVq8yq1fcZtCvBzvTn3mLqk2Qb0oB1yW6rXkP9hS4jD7gF5aE8cR0tY2uI6oM3nL9pK4wJ7xH1zG5vF8bD0sAQE"

static const struct scan scans[] = {
    { "  T-100\r\n", TICKET_CODE, "", "T-100" },
    { "hello", TICKET_CODE, "", "hello" },
    { "USHER1:0123456789ABCDEFGHJKMNPQRS", TICKET_PASS, "usher", "USHER1:0123456789ABCDEFGHJKMNPQRS" },
    { "usher1:oi23456789abcdefghjkmnpqrs", TICKET_PASS, "usher", "USHER1:0123456789ABCDEFGHJKMNPQRS" },
    { "USHER1:0123456789ABCDEFGHJKMNPQR", TICKET_CODE, "", "USHER1:0123456789ABCDEFGHJKMNPQR" },
    { "USHER1:U123456789ABCDEFGHJKMNPQRS", TICKET_CODE, "", "USHER1:U123456789ABCDEFGHJKMNPQRS" },
    { "abcdefghjkmnpqrstuvwxyz234567892", TICKET_CODE, "pretix", "abcdefghjkmnpqrstuvwxyz234567892" },
    { "abcdefghijklmnopqrstuvwxyz23456l", TICKET_CODE, "", "abcdefghijklmnopqrstuvwxyz23456l" },
    { SIGNED, TICKET_CODE, "pretix", SIGNED },
    { "A-7KQ2ZB1", TICKET_CODE, "hi.events", "A-7KQ2ZB1" },
    { "A-7KQ2ZB", TICKET_CODE, "", "A-7KQ2ZB" },
    { "https://luma.com/check-in/evt-ZZZ999?pk=g-Key01", TICKET_CODE, "luma",
      "https://luma.com/check-in/evt-ZZZ999?pk=g-Key01 g-Key01 evt-ZZZ999" },
    { "https://lu.ma/check-in/evt-Y?x=1&pk=g-2&z=3", TICKET_CODE, "luma",
      "https://lu.ma/check-in/evt-Y?x=1&pk=g-2&z=3 g-2 evt-Y" },
    { "https://luma.com/event/evt-Y?pk=g-2", TICKET_CODE, "", "https://luma.com/event/evt-Y?pk=g-2" },
    { "700123450181000000011001", TICKET_CODE, "eventbrite",
      "700123450181000000011001 700123450181000000011 70012345018100000001100 7001234501810000000110 "
      "70012345018100000001 7001234501810000000 700123450181000000" },
    { "{\"i\":[2,\"indico.example/e\",\"Gz5Yc2gQTEuV\"]}", TICKET_CODE, "indico",
      "{\"i\":[2,\"indico.example/e\",\"Gz5Yc2gQTEuV\"]} Gz5Yc2gQTEuV" },
    { "{\"registration_id\":17,\"checkin_secret\":\"" UUID "\"}", TICKET_CODE, "indico",
      "{\"registration_id\":17,\"checkin_secret\":\"" UUID "\"} " UUID " 17" },
    { "{\"registration_id\":\"17\",\"checkin_secret\":\"s\"}", TICKET_CODE, "indico",
      "{\"registration_id\":\"17\",\"checkin_secret\":\"s\"} s 17" },
    { "{\"regform_id\":3,\"server\":{\"base_url\":\"https://indico.example\"}}", TICKET_SETUP, "indico",
      "{\"regform_id\":3,\"server\":{\"base_url\":\"https://indico.example\"}}" },
    { UUID "/c2lnbmF0dXJl", TICKET_CODE, "alf.io", UUID "/c2lnbmF0dXJl " UUID },
    { UUID, TICKET_CODE, "alf.io", UUID },
    { UUID "::Chiara::Bonfanti", TICKET_CODE, "alf.io", UUID "::Chiara::Bonfanti " UUID },
    { UUID "-12", TICKET_CODE, "eventyay", UUID "-12" },
    { "{\"ticket\":\"T9\",\"lead\":\"L9\"}", TICKET_CODE, "eventyay", "{\"ticket\":\"T9\",\"lead\":\"L9\"} T9" },
    { "0123456789abcdef0123", TICKET_CODE, "osem", "0123456789abcdef0123" },
    { "123456789", TICKET_CODE, "attendize", "123456789" },
    { "KJ4P-1", TICKET_CODE, "tito", "KJ4P-1" },
    { "KJ4PX-12", TICKET_CODE, "tito", "KJ4PX-12" },
    { "https://www.wixevents.com/check-in/1AB2-CD3E,ev-9", TICKET_CODE, "wix",
      "https://www.wixevents.com/check-in/1AB2-CD3E,ev-9 1AB2-CD3E" },
    { "MECARD:N:Ruiz,Ana;;", TICKET_CONTACT, "contact", "MECARD:N:Ruiz,Ana;;" },
    { "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD", TICKET_CONTACT, "contact",
      "BEGIN:VCARD VERSION:3.0 END:VCARD" },
    { "BIZCARD:N:Ana;X:Ruiz;;", TICKET_CONTACT, "contact", "BIZCARD:N:Ana;X:Ruiz;;" },
    { "{\"i\":[2,", TICKET_CODE, "", "{\"i\":[2," },
    { "{\"i\":{}}", TICKET_CODE, "", "{\"i\":{}}" },
    { "{}", TICKET_CODE, "", "{}" },
    { " \t\r\n", TICKET_CODE, "", "" },
    { "", TICKET_CODE, "", "" },
};

static void every_shape_gives_its_candidates_in_order(void **state)
{
    size_t i, j;

    (void)state;
    for (i = 0; i < sizeof scans / sizeof *scans; i++) {
        struct ticket_code code;
        char joined[2000] = "";

        ticket_code_read(&code, scans[i].scanned);
        for (j = 0; j < code.count; j++) {
            strcat(joined, j ? " " : "");
            strcat(joined, code.candidate[j]);
        }
        assert_string_equal(joined, scans[i].candidates);
        assert_string_equal(code.system, scans[i].system);
        assert_int_equal(code.kind, scans[i].kind);
        ticket_code_finish(&code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_shape_gives_its_candidates_in_order) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
