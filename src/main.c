// What the program can do: the table of its commands.
#include "cli/families.h"
#include "cli/program.h"

static const struct command_family families[] = {
    { "Help", about_commands },
    { 0 },
};

int main(int count, char **arguments)
{
    return program_run(families, count, arguments);
}
