#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/list_said.h"
#include "util/mem.h"

struct file {
    const char *name, *system;
    int guests, skipped, rejected;
};

static const struct file files[] = {
    { "alf_io.csv", "alf.io", 2, 1, 0 },
    { "british_dates.csv", "list", 2, 0, 0 },
    { "broken_rows.csv", "list", 5, 0, 5 },
    { "carriage_returns.csv", "list", 2, 0, 0 },
    { "dutch.csv", "list", 2, 0, 0 },
    { "eventbrite_buyers.csv", "eventbrite", 2, 0, 0 },
    { "eventbrite_uk.csv", "eventbrite", 2, 1, 0 },
    { "eventbrite_us.csv", "eventbrite", 5, 2, 1 },
    { "excel_sep.csv", "list", 1, 0, 0 },
    { "french.csv", "list", 2, 1, 0 },
    { "german.csv", "list", 2, 2, 0 },
    { "google.csv", "google", 2, 0, 1 },
    { "google_older.csv", "google", 1, 0, 0 },
    { "header_only.csv", "list", 0, 0, 0 },
    { "hi_events.csv", "hi.events", 3, 1, 0 },
    { "indico.csv", "indico", 2, 1, 0 },
    { "indico_import.csv", "indico", 2, 0, 0 },
    { "italian.csv", "list", 1, 1, 0 },
    { "japanese.csv", "list", 1, 0, 0 },
    { "linkedin.csv", "linkedin", 2, 0, 1 },
    { "luma_2025.csv", "luma", 3, 4, 0 },
    { "luma_2026.csv", "luma", 1, 1, 0 },
    { "meetup_attendees.xls", "meetup", 3, 2, 0 },
    { "meetup_members.xls", "meetup", 2, 0, 0 },
    { "outlook.csv", "outlook", 2, 0, 0 },
    { "pipes.txt", "list", 1, 0, 0 },
    { "polish.csv", "list", 1, 1, 0 },
    { "portuguese.csv", "list", 1, 1, 0 },
    { "pretix.csv", "pretix", 3, 0, 0 },
    { "pretix_german.csv", "pretix", 2, 0, 0 },
    { "quoted_breaks.csv", "list", 2, 0, 0 },
    { "spanish.csv", "list", 2, 0, 0 },
    { "stray_quotes.csv", "list", 3, 0, 3 },
    { "tabs.txt", "list", 1, 0, 0 },
    { "ticket_tailor.csv", "ticket-tailor", 2, 1, 0 },
    { "tito.csv", "tito", 2, 1, 1 },
    { "us_dates.csv", "list", 2, 0, 0 },
    { "usher_attendance.csv", "usher", 2, 1, 0 },
    { "utf16_bare.csv", "list", 1, 0, 0 },
    { "utf16be.csv", "list", 1, 0, 0 },
};

// What a row of a file says: "key=value", in the order in which describe writes them.
struct person {
    const char *file;
    long line;
    const char *says;
};

static const struct person people[] = {
    { "alf_io.csv", 2,
      "name=Chiara Bonfanti given_name=Chiara family_name=Bonfanti email=chiara@bonfanti.example "
      "company==Bonfanti & C. language=it row=1b4e28ba-2fa1-11d2-883f-0016d3cca427! type=Breakfast "
      "code=1b4e28ba-2fa1-11d2-883f-0016d3cca427" },
    { "alf_io.csv", 3,
      "name=Dario Galli given_name=Dario family_name=Galli email=dario@galli.example language=de "
      "row=2b4e28ba-2fa1-11d2-883f-0016d3cca427! type=Breakfast arrived "
      "code=2b4e28ba-2fa1-11d2-883f-0016d3cca427" },
    { "british_dates.csv", 2, "name=Ana Ruiz email=ana@ruiz.example arrived=2026-11-08T07:05:00+01:00" },
    { "us_dates.csv", 2, "name=Ana Ruiz email=ana@ruiz.example arrived=2026-11-08T07:05:00+01:00" },
    { "us_dates.csv", 3, "name=Ben Ito email=ben@ito.example arrived=2026-11-29T22:28:00+01:00" },
    { "broken_rows.csv", 5, "rejected: it has no name and no e-mail address" },
    { "broken_rows.csv", 6, "name=Ben Ito email=ben@ito.example" },
    { "broken_rows.csv", 7, "name=Cleo Mann email=cleo@mann.example company=Mann code=T-3" },
    { "broken_rows.csv", 8, "rejected: it has more cells than the header" },
    { "broken_rows.csv", 9, "rejected: the name is longer than 120 characters: shorten it" },
    { "broken_rows.csv", 10, "rejected: it brings more than 200 further guests" },
    { "broken_rows.csv", 11, "rejected: it has no name, and its e-mail address is none" },
    { "broken_rows.csv", 12,
      "name=fay@hill.example email=fay@hill.example company=Hill plus=1 code=T-8" },
    { "broken_rows.csv", 13, "name=Gus Reed code=T-9" },
    { "carriage_returns.csv", 3, "name=Ben Ito email=ben@ito.example phone=2" },
    { "dutch.csv", 2,
      "name=Sjoerd van der Meulen given_name=Sjoerd family_name=Meulen email=sjoerd@meulen.example "
      "company=Meulen BV title=Directeur" },
    { "dutch.csv", 3, "name=Femke Bos given_name=Femke family_name=Bos email=femke@bos.example plus=3" },
    { "eventbrite_buyers.csv", 3, "name=Owain Bowen given_name=Owain family_name=Bowen type=Standard" },
    { "eventbrite_uk.csv", 3,
      "name=Imran Siddiqui given_name=Imran family_name=Siddiqui email=imran@siddiqui.example "
      "company=Siddiqui LLP title=Accountant type=General Admission plus=1" },
    { "eventbrite_uk.csv", 4, "skipped: they are not coming" },
    { "eventbrite_us.csv", 2,
      "name=Marisol Quintero given_name=Marisol family_name=Quintero email=marisol@quintero.example "
      "company=Quintero Roofing title=Owner invited_by=Lena Hofer row=81000000011! type=Early bird "
      "code=700123450181000000011001 code=700123450181000000011" },
    { "eventbrite_us.csv", 4,
      "name=bulk@northgate.example email=bulk@northgate.example row=81000000013! type=General "
      "code=700123477781000000013001 code=700123477781000000013" },
    { "eventbrite_us.csv", 5, "skipped: the ticket was refunded" },
    { "eventbrite_us.csv", 6,
      "name=Paul van der Berg given_name=Paul family_name=van der Berg email=paul@vdb.example "
      "company=VDB Print, Inc. title=Printer row=81000000015! role=member type=Member arrived "
      "code=700123499981000000015001 code=700123499981000000015" },
    { "eventbrite_us.csv", 7,
      "name=Ana Lucía Paz given_name=Ana family_name=Lucía Paz email=ana@paz.example company=Paz Studio "
      "title=Architect row=81000000016! type=Table plus=2 code=700123500081000000016001 "
      "code=700123500081000000016" },
    { "eventbrite_us.csv", 9, "rejected: it has no name and no e-mail address" },
    { "excel_sep.csv", 3, "name=Ruiz; Ana email=ana@ruiz.example" },
    { "french.csv", 2,
      "name=Zoé Lefèvre given_name=Zoé family_name=Lefèvre email=zoe@lefevre.example "
      "company=Lefèvre SARL title=Gérante role=member" },
    { "french.csv", 4, "skipped: the registration was cancelled" },
    { "german.csv", 2,
      "name=Änne Löwenstein given_name=Änne family_name=Löwenstein email=aenne@loewenstein.example "
      "company=Löwenstein KG title=Inhaberin offers=Steuerberatung; Lohn seeks=Webdesign role=member" },
    { "german.csv", 3,
      "name=Max von der Heide given_name=Max family_name=von der Heide email=max@heide.example "
      "company=Heide Bau invited_by=Änne Löwenstein plus=1" },
    { "german.csv", 5, "skipped: they are on the waitlist" },
    { "google.csv", 2,
      "name=Maria Helena Sousa given_name=Maria family_name=Sousa call_name=Lena "
      "email=helena@sousa.example phone=+351 912 000 111 company=Sousa Lda title=CEO "
      "note=Met at the fair, likes tea" },
    { "google.csv", 4,
      "name=健太 佐藤 given_name=健太 family_name=佐藤 reading=ケンタ サトウ email=kenta@sato.example "
      "company=佐藤商店" },
    { "google_older.csv", 2,
      "name=Hana Kovář given_name=Hana family_name=Kovář email=hana@kovar.example "
      "phone=+420 777 000 111 company=Kovář s.r.o. title=Jeweller" },
    { "hi_events.csv", 2,
      "name=Amara Okeke given_name=Amara family_name=Okeke email=amara@okeke.example row=A-7KQ2ZB1! "
      "type=Breakfast arrived code=A-7KQ2ZB1" },
    { "hi_events.csv", 3,
      "name=Joost de Wit given_name=Joost family_name=de Wit email=joost@dewit.example row=A-8LR3YC2! "
      "type=Breakfast code=A-8LR3YC2" },
    { "indico.csv", 2,
      "name=Ferreira, Inês given_name=Inês family_name=Ferreira email=ines@mar.example "
      "phone=351912345678 company=Instituto do Mar title=Biologist row=#1 "
      "arrived=2026-11-08T07:20:00+01:00" },
    { "indico.csv", 3,
      "name=Dubois, Marc given_name=Marc family_name=Dubois email=marc@curie.example "
      "company=Institut Curie title=Engineer row=#2" },
    { "indico_import.csv", 1,
      "name=Inês Ferreira given_name=Inês family_name=Ferreira email=ines@mar.example "
      "phone=351912345678 company=Instituto do Mar title=Biologist" },
    { "italian.csv", 2,
      "name=Niccolò D'Angelo given_name=Niccolò family_name=D'Angelo email=niccolo@dangelo.example "
      "company=D'Angelo snc title=Titolare" },
    { "japanese.csv", 2,
      "name=高橋 美咲 reading=タカハシ ミサキ email=misaki@takahashi.example company=高橋デザイン title=代表" },
    { "linkedin.csv", 6,
      "name=Yusuf Demir given_name=Yusuf family_name=Demir company=Demir Lojistik "
      "title=Head of Sales, EMEA" },
    { "luma_2025.csv", 2,
      "name=Priya Raman given_name=Priya family_name=Raman email=priya@raman.example "
      "phone=+4915112345678 seeks=Investors; designers row=gst-AAAA1111aaaa! type=Standard "
      "arrived=2026-11-08T08:05:10+01:00 code=gst-AAAA1111aaaa code=g-PriyaKey01 "
      "code=https://luma.com/check-in/evt-ZZZ999?pk=g-PriyaKey01" },
    { "luma_2025.csv", 3,
      "name=Jonas Weiß given_name=Jonas family_name=Weiß email=jonas@weiss.example "
      "row=gst-BBBB2222bbbb! role=speaker type=Speaker code=gst-BBBB2222bbbb code=g-JonasKey02 "
      "code=https://luma.com/check-in/evt-ZZZ999?pk=g-JonasKey02" },
    { "luma_2025.csv", 4, "skipped: the registration waits for approval" },
    { "luma_2025.csv", 6, "skipped: they were invited and have not answered" },
    { "luma_2026.csv", 2,
      "name=Bea Tran given_name=Bea family_name=Tran email=bea@tran.example row=gst-HHHH8888hhhh! "
      "type=Standard code=gst-HHHH8888hhhh code=g-BeaKey08 "
      "code=https://lu.ma/check-in/evt-YYY888?pk=g-BeaKey08&x=1" },
    { "meetup_attendees.xls", 3, "name=Kwame B. person=user 90000002 plus=2" },
    { "meetup_attendees.xls", 4, "name=Svea person=user 90000003 role=host" },
    { "meetup_attendees.xls", 6, "skipped: they are on the waitlist" },
    { "meetup_members.xls", 2, "name=Ximena Duarte person=user 90000001 visits=7" },
    { "meetup_members.xls", 3, "name=Kwame B. person=user 90000002 visits=0" },
    { "outlook.csv", 2,
      "name=Jürgen Müßig given_name=Jürgen family_name=Müßig email=juergen@muessig.example "
      "phone=+49 170 0000001 company=Müßig GmbH title=Prokurist" },
    { "outlook.csv", 3,
      "name=Renée Anne Façade given_name=Renée family_name=Façade email=renee@facade.example "
      "phone=+33 1 00 00 00 00 company=Façade & Cie" },
    { "polish.csv", 2,
      "name=Łukasz Żółć given_name=Łukasz family_name=Żółć email=lukasz@zolc.example "
      "company=Żółć sp. z o.o. title=Prezes role=member" },
    { "pretix.csv", 2,
      "name=Theodora Lindqvist given_name=Theodora family_name=Lindqvist email=theo@lindqvist.example "
      "phone=+46 70 123 45 67 company=Lindqvist AB topics=Boats; sails; rope "
      "row=abcdefghjkmnpqrstuvwxyz234567892! type=Frühstück arrived=2026-11-08T07:11:00+01:00 "
      "code=abcdefghjkmnpqrstuvwxyz234567892" },
    { "pretix.csv", 3,
      "name=Nils Berg given_name=Nils family_name=Berg email=theo@lindqvist.example "
      "company=Lindqvist AB row=bcdefghjkmnpqrstuvwxyz2345678923! type=Frühstück "
      "code=bcdefghjkmnpqrstuvwxyz2345678923" },
    { "pretix_german.csv", 2,
      "name=Käthe Größer given_name=Käthe family_name=Größer email=kaethe@groesser.example "
      "phone=0151 2345678 company=Größer & Söhne row=defghjkmnpqrstuvwxyz234567892345! type=Frühstück "
      "arrived=2026-11-08T07:31:00+01:00 code=defghjkmnpqrstuvwxyz234567892345" },
    { "quoted_breaks.csv", 2, "name=Ana Ruiz email=ana@ruiz.example note=Vegan no nuts says \"hello\"" },
    { "quoted_breaks.csv", 6, "name=Ben Ito email=ben@ito.example note=short" },
    { "spanish.csv", 2,
      "name=Íñigo Arrate Goñi given_name=Íñigo family_name=Arrate Goñi email=inigo@arrate.example "
      "phone=+34 600 111 222 company=Arrate SA title=Gerente language=es arrived" },
    { "stray_quotes.csv", 2, "rejected: a quotation mark in it is not closed" },
    { "stray_quotes.csv", 3, "name=Ben Ito email=ben@ito.example company=Ito" },
    { "stray_quotes.csv", 5, "name=Dan \"Danny\" Fox email=dan@fox.example company=Fox" },
    { "stray_quotes.csv", 7, "rejected: a quotation mark in it is not closed" },
    { "tabs.txt", 2, "name=Ana Ruiz email=ana@ruiz.example plus=2" },
    { "ticket_tailor.csv", 2,
      "name=Una Brophy email=una@brophy.example row=TT1AB2C! type=Visitor "
      "arrived=2026-05-28T07:05:00+02:00 code=TT1AB2C" },
    { "ticket_tailor.csv", 3,
      "name=Cian Daly email=cian@daly.example row=TT2CD3E! type=Visitor code=TT2CD3E" },
    { "tito.csv", 2,
      "name=Zoë Marchetti given_name=Zoë family_name=Marchetti email=zoe@marchetti.example "
      "company=Marchetti Srl title=Designer row=KJ4P-1 type=Regular code=KJ4P-1" },
    { "tito.csv", 4, "skipped: the registration was cancelled" },
    { "usher_attendance.csv", 2,
      "name=Marie García given_name=Marie family_name=García email=marie@garcia.example "
      "phone=+34 600 000 001 company=García SL title=Founder topics=tea; boats seeks=crew; sails "
      "invited_by=Tom language=es note==first note person=4q0r8m2x7c5v9b3n1k6j role=guest "
      "type=Standard visits=0 arrived=2026-12-01T07:04:11+01:00 code=TC-1" },
    { "usher_attendance.csv", 3,
      "name=Tom Ek given_name=Tom family_name=Ek email=tom@ek.example person=5q0r8m2x7c5v9b3n1k6j "
      "role=member visits=3" },
    { "usher_attendance.csv", 4, "skipped: the visit was undone" },
    { "utf16_bare.csv", 2, "name=Åsa Öberg email=asa@oberg.example" },
    { "utf16be.csv", 2, "name=Åsa Öberg email=asa@oberg.example" },
};

static char *file_read(const char *name, size_t *length)
{
    char path[400], *bytes = mem_new(100000);
    FILE *file;

    snprintf(path, sizeof path, "%s/lists/%s", TEST_DATA, name);
    file = fopen(path, "rb");
    assert_non_null(file);
    *length = fread(bytes, 1, 100000, file);
    fclose(file);
    return bytes;
}

static void every_file_is_known_and_its_rows_add_up(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof files / sizeof *files; i++) {
        size_t length;
        char *bytes = file_read(files[i].name, &length);
        struct list_reader *reader = reader_open(bytes, length, NULL, 0);
        struct list_row row;
        int counts[3] = { 0 }, round;

        for (round = 0; round < 2; round++) {
            while (list_reader_next(reader, &row))
                counts[row.verdict]++;
            list_reader_rewind(reader);
        }
        if (counts[ROW_GUEST] != 2 * files[i].guests || counts[ROW_SKIPPED] != 2 * files[i].skipped ||
            counts[ROW_REJECTED] != 2 * files[i].rejected)
            fail_msg("%s: %d guests, %d skipped, %d rejected in two rounds", files[i].name, counts[ROW_GUEST],
                     counts[ROW_SKIPPED], counts[ROW_REJECTED]);
        assert_string_equal(list_reader_system(reader), files[i].system);
        list_reader_close(reader);
        free(bytes);
    }
}

static void people_are_read_as_they_were_written(void **state)
{
    struct str said = { 0 };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof people / sizeof *people; i++) {
        size_t length;
        char *bytes = file_read(people[i].file, &length);
        struct list_reader *reader = reader_open(bytes, length, NULL, 0);
        struct list_row row = { 0 };

        while (row.line != people[i].line && list_reader_next(reader, &row))
            ;
        assert_int_equal(row.line, people[i].line);
        describe(&said, &row);
        assert_string_equal(str_text(&said), people[i].says);
        list_reader_close(reader);
        free(bytes);
    }
    str_finish(&said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_is_known_and_its_rows_add_up),
        cmocka_unit_test(people_are_read_as_they_were_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
