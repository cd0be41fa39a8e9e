// Attendance as a table: the columns of the attendance file in their order, each with its
// type, and a row of it as CSV or JSON. New columns only ever at the end. Where the rows
// come from is service/attendance's business, where they go the caller's.
#pragma once

#include <stddef.h>

#include "service/attendance.h"
#include "util/csv.h"
#include "util/json.h"

// How many columns there are, and the key of each.
size_t attendance_columns(void);
const char *attendance_column_key(size_t column);

void attendance_csv_header(struct csv_writer *writer);
// Booleans are yes and no, times ISO 8601 in the event's zone, what is unknown is empty.
void attendance_csv_row(struct csv_writer *writer, const struct attendance_row *row);

// The same keys, typed: numbers, booleans, arrays, null. The caller owns the reference.
json_t *attendance_json(const struct attendance_row *row);
