#include <math.h>

#include "ui/shape.h"

static const double quarter_turn = 1.5707963267948966;

// The middle of the edge as a way round: along the upper side, round its right corner, then the
// same for the other sides, each seen as if it were the upper one.
struct way {
    double width, height, radius;
    double length[2]; // of a side with its corner: the upper and lower ones, the others
    double dash;      // from the middle of one round end to that of the other
    double period;
};

static struct way way_round(struct rect rect, int radius, int edge_px)
{
    struct way way = { .width = rect.w - edge_px, .height = rect.h - edge_px };
    double all;

    way.radius = fmax(radius - edge_px / 2.0, 0);
    way.length[0] = way.width - 2 * way.radius + quarter_turn * way.radius;
    way.length[1] = way.height - 2 * way.radius + quarter_turn * way.radius;
    all = 2 * (way.length[0] + way.length[1]);
    way.period = all / fmax(floor(all / (5.5 * edge_px)), 1);
    way.dash = way.period * 0.38;
    return way;
}

// How far the point is from the way at this side, INFINITY where another side is nearer; *along
// is where on the side.
static double from_side(const struct way *way, int side, double x, double y, double *along)
{
    double right = way->width - x, below = way->height - y;
    double u[] = { x, y, right, below }, v[] = { y, right, below, x };
    double straight = (side % 2 ? way->height : way->width) - 2 * way->radius;
    double beyond = u[side] - way->radius - straight, over = way->radius - v[side];

    *along = u[side] - way->radius;
    if (u[side] < way->radius && over > 0)
        return INFINITY;
    if (beyond <= 0 || over <= 0)
        return fabs(v[side]);
    *along = straight + way->radius * atan2(beyond, over);
    return fabs(hypot(beyond, over) - way->radius);
}

static double coverage_at(const struct way *way, double x, double y, int edge_px)
{
    double before = 0, nearest = INFINITY, at = 0, aside;

    for (int side = 0; side < 4; side++) {
        double along, distance = from_side(way, side, x, y, &along);

        if (distance < nearest) {
            nearest = distance;
            at = before + along;
        }
        before += way->length[side % 2];
    }
    aside = fmax(fabs(remainder(at, way->period)) - way->dash / 2, 0);
    return fmin(fmax(edge_px / 2.0 + 0.5 - hypot(aside, nearest), 0), 1);
}

static void dash_pixels(struct canvas *canvas, struct rect rect, int y, int from, int to,
                        const struct way *way, int edge_px, int32_t colour)
{
    double half = edge_px / 2.0;

    for (int x = from; x < to; x++) {
        double covered = coverage_at(way, x + 0.5 - half, y + 0.5 - half, edge_px);

        if (covered > 0)
            canvas_even(canvas, rect.x + x, rect.y + y, (uint8_t)lround(covered * 255), 1, colour,
                        CANVAS_FULL);
    }
}

void shape_dashes(struct canvas *canvas, struct rect rect, int radius, int edge_px, int32_t colour)
{
    struct way way = way_round(rect, radius, edge_px);
    struct rect seen = rect_common(rect, canvas->clip);
    int near_edge = edge_px + 1, in_corner = radius > near_edge ? radius : near_edge;

    for (int y = seen.y - rect.y; y < seen.y + seen.h - rect.y; y++) {
        bool is_side = y >= near_edge && y < rect.h - near_edge;
        int reach = y >= in_corner && y < rect.h - in_corner ? near_edge : in_corner;

        if (!is_side || 2 * reach >= rect.w) {
            dash_pixels(canvas, rect, y, 0, rect.w, &way, edge_px, colour);
            continue;
        }
        dash_pixels(canvas, rect, y, 0, reach, &way, edge_px, colour);
        dash_pixels(canvas, rect, y, rect.w - reach, rect.w, &way, edge_px, colour);
    }
}
