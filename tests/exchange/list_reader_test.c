#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "exchange/list_said.h"

// A list of one guest, and what is read of them.
struct single {
    const char *text, *says;
};

static const struct single singles[] = {
    { "Name,Company\nAna,\"\t=Sum\"\n", "name=Ana company==Sum" },
    { "Name,Company\nAna,'@home\n", "name=Ana company=@home" },
    { "Name,Company\n'tHooft,'s Gravenhage\n", "name='tHooft company='s Gravenhage" },
    { "Name,Phone\nAna,'+49 170 1\n", "name=Ana phone=+49 170 1" },
    { "Name,E-Mail (required)\nAna,ANA@x.example\n", "name=Ana email=ANA@x.example" },
    { "Name,Email\nAna,\"Ana Ruiz <ana@x.example>\"\n", "name=Ana email=ana@x.example" },
    { "Name,Email\nAna,\"mailto:ana@x.example; b@x.example\"\n", "name=Ana email=ana@x.example" },
    { "Name,Email\nAna,ask the office\n", "name=Ana email=ask the office" },
    { "Name,Topics\nAna,\"a;b, c|d\ne ::: f; ;\"\n", "name=Ana topics=a; b; c; d; e; f" },
    { "Name,Company\nAna,One ::: Two\n", "name=Ana company=One; Two" },
    { "Name,First name\nAna Ruiz,Ana\n", "name=Ana Ruiz given_name=Ana" },
    { "Full name,First name\nAna Ruiz,Ana\n", "name=Ana Ruiz given_name=Ana" },
    { "Surname\nRuiz\n", "name=Ruiz family_name=Ruiz" },
    { "First name\nAna\n", "name=Ana given_name=Ana" },
    { "name,ROLE\nAna,Referent\n", "name=Ana role=speaker" },
    { "name,role\nAna,Astronaut\n", "name=Ana" },
    { "name,member\nAna,no\n", "name=Ana" },
    { "name,member\nAna,Vollmitglied\n", "name=Ana role=member" },
    { "name,role,member\nAna,guest,yes\n", "name=Ana role=guest" },
    { "name,ticket type\nAna,Visitor\n", "name=Ana type=Visitor" },
    { "name,plus one\nAna,yes\n", "name=Ana plus=1" },
    { "name,plus one\nAna,no\n", "name=Ana" },
    { "name,quantity\nAna,-3\n", "name=Ana" },
    { "name,quantity\nAna,2.0\n", "name=Ana plus=1" },
    { "name,visits\nAna,many\n", "name=Ana" },
    { "name,visits\nAna,99999999999\n", "name=Ana visits=9999" },
    { "name,attended\nAna,✓\n", "name=Ana arrived" },
    { "name,attended\nAna,0\n", "name=Ana" },
    { "name,attended\nAna,2\n", "name=Ana arrived" },
    { "name,attended\nAna,at 7h12\n", "name=Ana arrived" },
    { "name,checked in,check-in date\nAna,no,2026-11-08 07:00\n", "name=Ana" },
    { "name,check-in date\nAna,2026-11-08 07:00\n", "name=Ana arrived=2026-11-08T07:00:00+01:00" },
    { "name,status,checked in\nAna,Refunded,yes\n", "name=Ana arrived" },
    { "name,status\nAna,Waitlisted (3)\n", "skipped: they are on the waitlist" },
    { "name,status\nAna,Partially refunded\n", "name=Ana" },
    { "name,cancelled\nAna,no\n", "name=Ana" },
    { "name,cancelled\nAna,2026-01-01\n", "skipped: the registration was cancelled" },
    { "name,id\nAna,17\n", "name=Ana row=17" },
    { "name,id,ticket id\nAna,17,T9\n", "name=Ana row=T9" },
    { "no,name,member number\n1,Ana,M7\n", "name=Ana person=M7" },
    { "name,ticket code,barcode\nAna,A1,A1\n", "name=Ana code=A1" },
    { "name,ticket code,barcode\nAna,A1,B2\n", "name=Ana code=A1 code=B2" },
    { "name,ticket code\nAna,A1 ::: B2\n", "name=Ana code=A1 code=B2" },
    { "name,id,phone,barcode\nAna,8.10E+10,4.9E+12,7.0e+20\n", "name=Ana" },
    { "name,barcode\nAna,5E+\n", "name=Ana code=5E+" },
    { "name,status\nAna,present\n", "name=Ana" },
    { "name,attended\nAna,present\n", "name=Ana arrived" },
    { "Member name,Visitor name\nBob,Ana\n", "name=Ana" },
    { "Zeitstempel;Ihr Name;Ihre E-Mail-Adresse\n1;Ana;a@x.example\n", "name=Ana email=a@x.example" },
    { "name,language\nAna,Deutsch\n", "name=Ana language=de" },
    { "name,language\nAna,pt-BR\n", "name=Ana language=pt-BR" },
    { "name,language\nAna,gibberish of sorts\n", "name=Ana" },
    { "Name\n  Ana\xC2\xA0\xE2\x80\xAE  Ruiz \n", "name=Ana Ruiz" },
    { "Name\n\"Ana\nRuiz\"\n", "name=Ana Ruiz" },
    { "Guest list of Thursday\n\nprinted,today\nName,Email\nAna,a@x.example\n", "name=Ana email=a@x.example" },
    { "Name,Name\n,Ana\n", "name=Ana" },
    { "Name,Email\r\nAna,\r\n\x1A", "name=Ana" },
    { "Name,Email\nAna,\n\xC2\xA0,\xE2\x80\x8B\n", "name=Ana" },
    { "Name,ID\nAna,0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
      "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123"
      "4567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456"
      "7890123456789\n", "rejected: its row_id is longer than 300 characters" },
};

static void the_rules_for_rows_hold(void **state)
{
    struct str said = { 0 };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof singles / sizeof *singles; i++) {
        struct list_reader *reader = reader_open(singles[i].text, strlen(singles[i].text), NULL, 0);
        struct list_row row;

        assert_true(list_reader_next(reader, &row));
        describe(&said, &row);
        if (strcmp(str_text(&said), singles[i].says) != 0)
            print_error("%s\n", singles[i].text);
        assert_string_equal(str_text(&said), singles[i].says);
        assert_false(list_reader_next(reader, &row));
        list_reader_close(reader);
    }
    str_finish(&said);
}

static void a_column_that_is_there_empties_a_field(void **state)
{
    static const char text[] = "First name,Email,Company\nAna,ana@x.example,\n";
    struct list_reader *reader = reader_open(text, strlen(text), NULL, 0);
    struct list_row row;

    (void)state;
    assert_true(list_reader_next(reader, &row));
    assert_true(row.has[GUEST_NAME]);
    assert_true(row.has[GUEST_GIVEN]);
    assert_false(row.has[GUEST_FAMILY]);
    assert_true(row.has[GUEST_COMPANY]);
    assert_false(row.has[GUEST_PHONE]);
    assert_false(row.has[GUEST_INVITER]);
    list_reader_close(reader);
}

static void a_map_overrules_the_header(void **state)
{
    static const char text[] = "Wer;Firma;Firmenname;a=b\nAna;Text;Ruiz SL;x@x.example\n";
    static const char *const maps[] = { "Wer=name", "firma=ignore", "a=b=email" };
    struct list_reader *reader = reader_open(text, strlen(text), maps, 3);
    struct str said = { 0 };
    struct list_row row;

    (void)state;
    assert_true(list_reader_next(reader, &row));
    describe(&said, &row);
    assert_string_equal(str_text(&said), "name=Ana email=x@x.example company=Ruiz SL");
    list_reader_close(reader);
    str_finish(&said);
}

static void a_name_with_a_comma_is_taken_apart_clean(void **state)
{
    static const char text[] = "ID,Name,Registration date,Registration state\n"
                               "1,\"Ferreira , In\303\252s\",2026-01-01,Completed\n";
    struct list_reader *reader = reader_open(text, strlen(text), NULL, 0);
    struct list_row row;

    (void)state;
    assert_true(list_reader_next(reader, &row));
    assert_string_equal(row.value[GUEST_FAMILY], "Ferreira");
    assert_string_equal(row.value[GUEST_GIVEN], "In\303\252s");
    list_reader_close(reader);
}

struct header {
    const char *headers, *system;
};

static const struct header headers[] = {
    { "Order #,First Name,Last Name,Email,Attendee #", "eventbrite" },
    { "Order no.,Surname,Attendee Status", "eventbrite" },
    { "Order ID,Attendee Status,Name", "eventbrite" },
    { "First Name,Attendee #,Barcode #", "eventbrite" },
    { "ticket_type_id,name,api_id", "luma" },
    { "guest_id,name,approval_status", "luma" },
    { "Name,User ID,RSVP", "meetup" },
    { "Order code,Attendee name: Given name,E-mail", "pretix" },
    { "Bestellnummer,Produkt,Eingecheckt,E-Mail", "pretix" },
    { "Code de commande,Produit,Nom du participant", "pretix" },
    { "Kod zamówienia,Produkt,E-mail", "pretix" },
    { "First Name,Public ID,Short ID", "hi.events" },
    { "ID,Name,Registration date,Registration state", "indico" },
    { "ID,Category,Status,E-Mail", "alf.io" },
    { "Full Name,External Reference", "alf.io" },
    { "Ticket reference,Attendee name,Order ID", "ticket-tailor" },
    { "Ticket Full Name,Ticket Reference", "tito" },
    { "Ticket First Name,Ticket Last Name", "tito" },
    { "Given Name,Family Name,Group Membership", "google" },
    { "First Name,Last Name,Labels", "google" },
    { "First Name,Connected On", "linkedin" },
    { "First Name,E-mail Address,Business Phone", "outlook" },
    { "guest_id,name,visit_number,first_visit", "usher" },
    { "First Name,Last Name,Email,Company", "list" },
    { "guest_id,name", "list" },
};

static void a_system_is_known_by_a_few_headers(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof headers / sizeof *headers; i++) {
        struct list_reader *reader = reader_open(headers[i].headers, strlen(headers[i].headers), NULL, 0);

        if (strcmp(list_reader_system(reader), headers[i].system) != 0)
            fail_msg("%s: %s", headers[i].headers, list_reader_system(reader));
        list_reader_close(reader);
    }
}

struct refusal {
    const char *text, *map;
    enum err_kind kind;
    const char *says; // somewhere in the sentence
};

static const struct refusal refusals[] = {
    { "", NULL, ERR_INPUT, "empty" },
    { "\n\n \n", NULL, ERR_INPUT, "empty" },
    { "Colour,Size\nred,4\n", NULL, ERR_INPUT, "Colour, Size" },
    { "Colour;Size\nred;4\n", NULL, ERR_INPUT, "--map" },
    { "PK\x03\x04rest", NULL, ERR_INPUT, "CSV" },
    { "\xD0\xCF\x11\xE0\xA1\xB1", NULL, ERR_INPUT, "CSV" },
    { "\xEF\xBB\xBF" "BEGIN:VCARD\nFN:Ana\n", NULL, ERR_INPUT, "vCard" },
    { "%PDF-1.7", NULL, ERR_INPUT, "PDF" },
    { "<html><table>", NULL, ERR_INPUT, "web page" },
    { "Name,Email\nAna,a@x.example\n", "Nothing=name", ERR_USAGE, "has Name, Email" },
    { "Colour,Size\nred,4\n", "Shape=name", ERR_USAGE, "Colour, Size" },
    { "Name\nAna\n", "Name=zebra", ERR_USAGE, "given_name" },
    { "Name\nAna\n", "Name", ERR_USAGE, "Column=field" },
    { "Name\nAna\n", "=name", ERR_USAGE, "Column=field" },
};

static void what_is_no_list_is_refused(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const struct refusal *refusal = &refusals[i];
        struct list_reader_options options = { .zone = "UTC", .maps = &refusal->map,
                                               .map_count = refusal->map != NULL };
        struct list_reader *reader = NULL;
        struct err err = { 0 };

        assert_false(list_reader_open(&reader, refusal->text, strlen(refusal->text), &options, &err));
        assert_null(reader);
        assert_int_equal(err.kind, refusal->kind);
        if (!strstr(err.text, refusal->says))
            fail_msg("%s", err.text);
    }
}

static void the_reader_gives_back_what_stood_there(void **state)
{
    static const char text[] = "Name,Shoe size,Email\nAna,38,a@x.example\nBen,\"41,b@x.example\n";
    struct list_reader *reader = reader_open(text, strlen(text), NULL, 0);
    struct str unknown = { 0 };
    const char *const *cells;
    struct list_row row;

    (void)state;
    assert_int_equal(list_reader_columns(reader, &cells), 3);
    assert_string_equal(cells[1], "Shoe size");
    assert_int_equal(list_reader_unknown(reader, &unknown), 1);
    assert_string_equal(str_text(&unknown), "Shoe size");
    assert_true(list_reader_next(reader, &row));
    assert_int_equal(list_reader_cells(reader, &cells), 3);
    assert_string_equal(cells[1], "38");
    assert_true(list_reader_next(reader, &row));
    assert_int_equal(row.verdict, ROW_REJECTED);
    assert_int_equal(list_reader_cells(reader, &cells), 1);
    assert_string_equal(cells[0], "Ben,\"41,b@x.example");
    assert_int_equal(list_reader_progress(reader), 1000);
    list_reader_rewind(reader);
    assert_true(list_reader_progress(reader) < 500);
    str_finish(&unknown);
    list_reader_close(reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rules_for_rows_hold),
        cmocka_unit_test(a_column_that_is_there_empties_a_field),
        cmocka_unit_test(a_map_overrules_the_header),
        cmocka_unit_test(a_name_with_a_comma_is_taken_apart_clean),
        cmocka_unit_test(a_system_is_known_by_a_few_headers),
        cmocka_unit_test(what_is_no_list_is_refused),
        cmocka_unit_test(the_reader_gives_back_what_stood_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
