// What the program can do: the table of its commands.
#include "cli/families.h"
#include "cli/program.h"

static const struct command_family families[] = {
    { "The group", group_commands },
    { "Events", event_commands },
    { "Guest lists in", import_commands },
    { "At the door", checkin_commands },
    { "Welcomes", welcome_commands },
    { "Introductions", introduce_commands },
    { "Guests", guest_commands },
    { "Hosts", host_commands },
    { "Attendance out", export_commands },
    { "Settings", settings_commands },
    { "PINs", pin_commands },
    { "The door in windows", run_commands },
    { "Looking around", demo_commands },
    { "Pictures", shot_commands },
    { "Help", about_commands },
    { 0 },
};

int main(int count, char **arguments)
{
    return program_run(families, count, arguments);
}
