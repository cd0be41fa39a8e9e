#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "domain/contact_card.h"

#define LONG_40 "abcdefghijklmnopqrstuvwxyzabcdefghijklmn"

struct row {
    const char *text, *name, *company, *title, *email, *phone; // NULL: no card
};

static const struct row rows[] = {
    // MECARD
    { "MECARD:N:Ruiz,Ana;ORG:Acme;TITLE:CEO;EMAIL:ana@acme.example;TEL:+34 91 123;;", "Ana Ruiz", "Acme", "CEO",
      "ana@acme.example", "+34 91 123" },
    { "mecard:n:Ana;tel:1;tel:2;", "Ana", "", "", "", "1" },
    { "MECARD:N:O\\;Neil,Sean\\, Jr;ORG:A\\:B;TIL:x\\\\y;;", "Sean, Jr O;Neil", "A:B", "x\\y", "", "" },
    { "MECARD:N:Ana Ruiz;EMAIL:nothing;URL:https://x.example;;", "Ana Ruiz", "", "", "", "" },
    { " \r\nMECARD:ORG:Acme", "", "Acme", "", "", "" },
    { "MECARD:N:Ruiz,;;", "Ruiz", "", "", "", "" },
    { "MECARD:N:王,小明;;", "小明 王", "", "", "", "" },
    { "MECARD:;;", NULL, NULL, NULL, NULL, NULL },
    { "MECARD:", NULL, NULL, NULL, NULL, NULL },
    // BIZCARD
    { "BIZCARD:N:Ana;X:Ruiz;T:CEO;C:Acme;A:Main Street 1;B:+34 91;E:ana@acme.example;;", "Ana Ruiz", "Acme", "CEO",
      "ana@acme.example", "+34 91" },
    { "BIZCARD:X:Ruiz;N:Ana;M:5;;", "Ana Ruiz", "", "", "", "5" },
    // vCard
    { "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ruiz;Ana;;;\r\nFN:Dr. Ana Ruiz\r\nORG:Acme;Sales\r\nTITLE:CEO\r\n"
      "EMAIL;TYPE=WORK:ana@acme.example\r\nTEL;TYPE=CELL:+34 91\r\nEND:VCARD\r\n",
      "Dr. Ana Ruiz", "Acme", "CEO", "ana@acme.example", "+34 91" },
    { "BEGIN:VCARD\nVERSION:4.0\nN:Ruiz;Ana;;;\nTEL;VALUE=uri;TYPE=\"voice:x,home\":tel:+34-91\n"
      "EMAIL:mailto:ana@acme.example\nEND:VCARD",
      "Ana Ruiz", "", "", "ana@acme.example", "+34-91" },
    { "BEGIN:VCARD\nVERSION:3.0\nFN:Ana \n Ruiz\nORG:Ac\n\tme\\, Inc.\nTITLE:CEO; founder\nEND:VCARD\nFN:Other\n",
      "Ana Ruiz", "Acme, Inc.", "CEO; founder", "", "" },
    { "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrg\n"
      "ORG;QUOTED-PRINTABLE:B=C3=A4cker=\nei Nord\nEND:VCARD",
      "Jürg Müller", "Bäckerei Nord", "", "", "" },
    { "BEGIN:VCARD\nN;ENCODING=quoted-printable;CHARSET=ISO-8859-1:M=FCller;J=FCrg\nEND:VCARD", "Jürg Müller", "", "",
      "", "" },
    { "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:a=3Db=ZZ=Q=\nx\nEND:VCARD", "a=b=ZZ=Qx", "", "", "", "" },
    { "BEGIN:VCARD\nitem1.EMAIL;type=INTERNET:ana@acme.example\nitem1.X-ABLabel:work\nfn:ana\n", "ana", "", "",
      "ana@acme.example", "" },
    { "BEGIN:VCARD\rFN:Ana\rEMAIL:first@x.example\rEMAIL:second@x.example\rEND:VCARD\r", "Ana", "", "",
      "first@x.example", "" },
    { "BEGIN:VCARD\nFN:Ana\nPHOTO;ENCODING=b:AAAA\n BBBB\nTEL:1\nEND:VCARD", "Ana", "", "", "", "1" },
    { "BEGIN:VCARD\nFN:" LONG_40 LONG_40 LONG_40 "x\nORG:Acme\nEND:VCARD", "", "Acme", "", "", "" },
    { "BEGIN:VCARD\nFN:A\xE2\x80\xAE" "na\x01\nEND:VCARD", "Ana", "", "", "", "" },
    { "BEGIN:VCARD\nNOTE:hello\nno colon\n:\n;:x\nEND:VCARD", NULL, NULL, NULL, NULL, NULL },
    { "BEGIN:VCARD", NULL, NULL, NULL, NULL, NULL },
    // no cards
    { "", NULL, NULL, NULL, NULL, NULL },
    { "https://x.example/MECARD:N:Ana;;", NULL, NULL, NULL, NULL, NULL },
    { "USHER1:00000000000000000000000000", NULL, NULL, NULL, NULL, NULL },
};

static void cards_are_read(void **state)
{
    static const char *const fields[] = { "name", "company", "title", "e-mail", "phone" };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        const char *const wanted[] = { row->name, row->company, row->title, row->email, row->phone };
        struct contact_card card;

        if (contact_card_read(&card, row->text) != (row->name != NULL))
            fail_msg("%s", row->text);
        for (int field = 0; field < CONTACT_FIELDS; field++) {
            if (strcmp(str_text(&card.value[field]), row->name ? wanted[field] : "") != 0)
                fail_msg("%s: %s: '%s'", row->text, fields[field], str_text(&card.value[field]));
        }
        contact_card_finish(&card);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(cards_are_read) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
