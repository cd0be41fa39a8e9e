#include "exchange/list_compose_inside.h"

#include <string.h>

#include "exchange/list_time.h"

static bool read_time(const struct list_composer *composer, enum list_column column, struct list_row *row)
{
    const char *text = list_value(&composer->values, column);

    return text[0] && list_time_parse(&row->arrived_ms, text, composer->zone, composer->month_first);
}

// A time, yes, or a count above nothing. A text with digits in it is a time in a form that
// nobody knows, so they came.
static enum list_answer read_arrived(struct list_composer *composer, enum list_column column,
                                     struct list_row *row)
{
    enum list_answer answer;
    const char *text = list_value(&composer->values, column);

    if (!text[0])
        return ANSWER_NONE;
    if (read_time(composer, column, row))
        return ANSWER_YES;
    answer = list_composer_word(composer, column)->answer;
    return answer == ANSWER_NONE && strpbrk(text, "123456789") ? ANSWER_YES : answer;
}

static struct list_status read_status(struct list_composer *composer)
{
    struct list_status status = list_composer_word(composer, COLUMN_STATUS)->status;

    if (status.state != STATE_EXPECTED || !list_value(&composer->values, COLUMN_VOID)[0])
        return status;
    if (list_composer_word(composer, COLUMN_VOID)->answer == ANSWER_NO)
        return status;
    return (struct list_status){ STATE_OFF, "the registration was cancelled" };
}

void list_compose_arrival(struct list_composer *composer, struct list_row *row)
{
    struct list_status status = read_status(composer);
    enum list_answer said = read_arrived(composer, COLUMN_ARRIVED, row);
    enum list_answer timed = read_arrived(composer, COLUMN_ARRIVED_AT, row);

    row->arrived =
        status.state == STATE_ARRIVED || said == ANSWER_YES || (timed == ANSWER_YES && said != ANSWER_NO);
    if (status.state == STATE_UNDONE || (status.state == STATE_OFF && !row->arrived)) {
        row->verdict = ROW_SKIPPED;
        row->reason = status.reason;
        row->arrived = false;
    }
    if (!row->arrived)
        row->arrived_ms = 0;
}
