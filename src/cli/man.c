#include <string.h>

#include "cli/help.h"

// What does not come from the rows: the program as a whole.
static const char head[] =
    ".TH USHER 1 \"\" \"Usher " USHER_VERSION "\" \"User commands\"\n"
    ".SH NAME\n"
    "usher \\- runs the door of a networking event\n"
    ".SH SYNOPSIS\n"
    ".B usher\n"
    "[\\-\\-db FILE] [\\-\\-json] [\\-\\-quiet] COMMAND [options]\n"
    ".SH DESCRIPTION\n"
    "Guests are checked in, first-time guests are greeted by a host, and nobody who comes for the\n"
    "first time stands alone unnoticed. Organizers bring a guest list and take attendance home.\n"
    ".PP\n"
    "EVENT is an id, an exact name, or the start of an id; left out, it is the event going on now,\n"
    "else the next one today, else the only one. GUEST is an id, the start of one, a ticket code or an\n"
    "e-mail address. HOST is an id, the start of one, or an exact name. TIME is ISO 8601; without an\n"
    "offset it is in the zone of the event.\n"
    ".PP\n"
    "Data goes to standard output, messages to standard error.\n";

static const char tail[] = ".SH EXIT STATUS\n"
                           ".TP\n0\ndone\n"
                           ".TP\n1\nrefused, not found, or some rows rejected\n"
                           ".TP\n2\nwrong usage\n"
                           ".TP\n65\nunreadable or missing input\n"
                           ".TP\n70\ninternal error\n"
                           ".TP\n74\ndisk or file error\n"
                           ".TP\n75\ntry again: another Usher holds the file\n"
                           ".TP\n78\nbad settings, or no database\n"
                           ".SH ENVIRONMENT\n"
                           ".TP\nUSHER_DB\nthe database, where \\-\\-db does not name one\n"
                           ".TP\nXDG_DATA_HOME, XDG_CONFIG_HOME\nfolders of the database and of the "
                           "settings, else ~/.local/share and ~/.config\n"
                           ".TP\nNO_COLOR\nno colours\n"
                           ".SH FILES\n"
                           ".TP\n$XDG_CONFIG_HOME/usher/usher.ini, /etc/usher/usher.ini\n"
                           "settings of this machine; \"usher settings\" explains each\n";

// Roff reads hyphens, backslashes and dots at the start of a line in its own way.
static void add_roff(struct str *out, const char *text)
{
    if (*text == '.' || *text == '\'')
        str_add(out, "\\&");
    for (; *text; text++) {
        if (*text == '-')
            str_add(out, "\\-");
        else if (*text == '\\')
            str_add(out, "\\e");
        else
            str_add_char(out, *text);
    }
}

static void add_man_options(struct str *out, const struct option_row *options)
{
    for (; options && options->name; options++) {
        str_add(out, ".RS\n.TP\n");
        str_add(out, options->name[1] ? "\\-\\-" : "\\-");
        add_roff(out, options->name);
        if (options->value) {
            str_add_char(out, ' ');
            add_roff(out, options->value);
        }
        str_add(out, options->repeats ? " ...\n" : "\n");
        add_roff(out, options->help);
        str_add(out, "\n.RE\n");
    }
}

static void add_man_row(struct str *out, const struct command_row *row)
{
    struct str usage = { 0 };

    help_usage(&usage, row);
    str_add(out, ".TP\n.B ");
    add_roff(out, str_text(&usage));
    str_add_char(out, '\n');
    add_roff(out, row->summary);
    str_add(out, ".\n");
    if (row->about) {
        add_roff(out, row->about);
        str_add_char(out, '\n');
    }
    add_man_options(out, row->options);
    str_finish(&usage);
}

void help_man(struct str *out, const struct command_family *families)
{
    str_add(out, head);
    str_add(out, ".SH OPTIONS\nUnderstood with every command, before or after it:\n");
    add_man_options(out, global_options);
    str_add(out, ".SH COMMANDS\n");
    for (; families->title; families++) {
        str_addf(out, ".SS %s\n", families->title);
        for (const struct command_row *row = families->rows; row->path; row++)
            add_man_row(out, row);
    }
    str_add(out, tail);
}
