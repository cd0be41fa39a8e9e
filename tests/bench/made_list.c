// The made-up list of tests/bench/measure.h.
#include <stdio.h>
#include <stdlib.h>

#include "measure.h"
#include "util/mem.h"

static const char *const given[] = {
    "Anna", "James", "Mary", "Robert", "Linda", "Michael", "Sarah", "David", "Emma", "Grace", "Jürgen",
    "José", "Zoë", "André", "Łukasz", "Søren", "Françoise", "Małgorzata", "Şebnem", "Nguyễn", "Ольга",
    "Дмитрий", "Екатерина", "Γιώργος", "小明", "秀英", "민준", "서연", "さくら", "محمد", "فاطمة", "משה", "רחל",
    "प्रिया",
};
static const char *const start[] = {
    "Sand", "Hart", "Berg", "Wald", "Stein", "Kauf", "Ander", "Nor", "Wil", "Mc", "Fitz", "Van", "Del",
    "Mar", "Ros", "Cas", "Mon", "Lin", "Ek", "Lund", "Holm", "Nov", "Pet", "Ivan", "Koz", "Sok", "Yama",
    "Taka", "Naka", "Hashi", "Kim", "Park",
};
static const char *const end[] = {
    "son", "mann", "er", "ski", "ova", "ez", "ini", "aux", "berg", "sen", "ley", "enko", "idis", "ford",
    "ton", "moto",
};
static const char *const trade[] = {
    "Labs", "GmbH", "Partners", "Studio", "Foods", "Energy", "Consulting", "Software", "Bank", "Media",
};
static const char *const title[] = {
    "Engineer", "Designer", "Managing Director", "Owner", "Sales", "Researcher", "Head of Product", "",
};

static uint64_t state;

static size_t draw(size_t below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(state >> 33) % below;
}

#define ONE_OF(words) words[draw(sizeof words / sizeof *words)]

void made_code(char code[MADE_CODE_SIZE], size_t row)
{
    snprintf(code, MADE_CODE_SIZE, "%zu", (size_t)700000000000 + row);
}

// One draw a statement: the order in which arguments are worked out is the compiler's.
static void write_row(FILE *file, size_t row)
{
    char code[MADE_CODE_SIZE];

    made_code(code, row);
    fprintf(file, "%zu,2026-03-%02zu", (size_t)7000000 + row / 2, 1 + draw(28));
    fprintf(file, "T%02zu:15:00Z,", draw(24));
    fprintf(file, "%s,", ONE_OF(given));
    fputs(ONE_OF(start), file);
    fprintf(file, "%s,guest%zu", ONE_OF(end), row);
    fprintf(file, "@%zu.example,", draw(500));
    fprintf(file, "%s,%zu,%s,", draw(5) ? "General" : "Member", (size_t)9000000 + row, code);
    fprintf(file, "%s,", draw(10) ? "Attending" : "Checked In");
    fprintf(file, "%s,", ONE_OF(title));
    fprintf(file, "\"%s", ONE_OF(start));
    fprintf(file, "%s, ", ONE_OF(end));
    fprintf(file, "%s\"\n", ONE_OF(trade));
}

void made_list_write(const char *path, size_t rows)
{
    FILE *file = fopen(path, "w");

    must(file);
    state = 20261201;
    fputs("Order #,Order Date,First Name,Last Name,Email,Ticket Type,Attendee #,Barcode #,"
          "Attendee Status,Job Title,Company\n",
          file);
    for (size_t row = 1; row <= rows; row++)
        write_row(file, row);
    must(fclose(file) == 0);
}
