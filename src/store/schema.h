// The .sql files of schema/, embedded when the program is built, sorted by path.
#pragma once

struct schema_file {
    const char *path; // below schema/: "001_facts.sql"; NULL ends the table
    const char *sql;
};

extern const struct schema_file schema_files[];
