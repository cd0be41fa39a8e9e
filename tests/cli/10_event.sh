# Setting up a group, and its events.
. "$(dirname "$0")/lib.sh"

expect 2 init
expect 2 init --group
expect 1 init --group ' '
[ ! -e usher.db ] || fail "a refused init left a file"
expect 2 init --group "Early Birds" --tz Mars/Olympus
expect_json 0 init --group "Early Birds" --tz Europe/Berlin --locale de
holds '.group == "Early Birds" and (.device | length) >= 4'
expect_json 1 init --group "Other"
says err 'usher.db'
expect 0 settings get group.tz
is "the zone" "$(cat out)" Europe/Berlin

# Without --db and USHER_DB the database stands where XDG says.
(
    unset USHER_DB
    export XDG_DATA_HOME="$PWD/data" && expect 0 init --group "Elsewhere"
    [ -s data/usher/usher.db ] || fail "no database in XDG_DATA_HOME"
    unset XDG_DATA_HOME
    export HOME="$PWD/home" && expect 0 init --group "At home"
    [ -s home/.local/share/usher/usher.db ] || fail "no database in ~/.local/share"
    expect 0 init --group "Named" --db here/named.db
    [ -s here/named.db ] || fail "no database where --db says"
) || exit 1

expect_json 0 event list
holds '. == []'
expect_json 1 event show
expect 2 event add --name "Breakfast"
expect 2 event add --starts 2026-12-01T07:00
expect_json 2 event add --name "Breakfast" --starts 2026-02-30T07:00
expect 2 event add --name "Breakfast" --starts 2026-12-01T07:00 --welcome perhaps
says err 'all'
expect 2 event add --name "Breakfast" --starts 2026-12-01T07:00 --walk-ins perhaps

expect_json 0 event add --name "Breakfast" --starts 2026-12-01T07:00 --venue "Old mill" --where "by the window"
one=$(answer .event)
expect_json 0 event show
holds '.event == "'"$one"'" and .name == "Breakfast" and .venue == "Old mill" and .where == "by the window"'
holds '.starts == "2026-12-01T07:00:00+01:00" and .doors == "2026-12-01T06:15:00+01:00"'
holds '.programme == .starts and .closed == null or .closed == false'
holds '.expected == 0 and .arrived == 0 and .first_visits == 0 and .first_timers == 0'
holds '.waiting == 0 and .greeted == 0 and .missed == 0'

# The zone is the group's unless the event has one; an offset counts as it is.
expect_json 0 event add --name "Lunch" --starts 2026-12-02T12:00 --tz America/New_York --ends 2026-12-02T14:00 \
    --doors 2026-12-02T11:30 --programme 2026-12-02T12:15 --welcome asked --walk-ins host
two=$(answer .event)
expect_json 0 event show "$two"
holds '.starts == "2026-12-02T12:00:00-05:00" and .ends == "2026-12-02T14:00:00-05:00"'
holds '.doors == "2026-12-02T11:30:00-05:00" and .programme == "2026-12-02T12:15:00-05:00"'
expect_json 0 event add --name "Tea" --starts 2026-12-03T16:00Z
expect_json 0 event show Tea
holds '.starts == "2026-12-03T17:00:00+01:00"'
# An hour that the clocks show twice is the one that its offset says.
expect_json 0 event add --name "Late" --starts 2026-10-25T02:30+01:00
expect_json 0 event show Late
holds '.starts == "2026-10-25T02:30:00+01:00" and .doors == "2026-10-25T02:45:00+02:00"'
expect_json 0 event close Late
expect_json 1 event show
says err 'Breakfast'

# An event by its id, its name, the start of its id.
expect_json 0 event show Lunch
holds '.event == "'"$two"'"'
expect_json 0 event show "$(printf %.8s "$two")"
holds '.event == "'"$two"'"'
expect_json 1 event show Dinner
expect_json 0 event list
holds 'length == 4 and (map(.name) | sort) == ["Breakfast", "Late", "Lunch", "Tea"]'
holds 'all(.[]; has("event") and has("starts") and has("closed") and has("expected") and has("missed"))'

expect_json 0 event edit Tea --name "High tea" --starts 2026-12-03T17:00+01:00 --venue "Café"
expect_json 0 event show "High tea"
holds '.venue == "Café" and .starts == "2026-12-03T17:00:00+01:00"'
expect_json 1 event edit Dinner --name "X"

# An empty word is none: the event that happens to go on is not meant.
expect_json 2 event close ""
expect_json 2 event edit "" --name "X"

# A weekly breakfast, like the first one.
expect_json 0 event add --name "Weekly" --starts 2027-03-24T07:00 --like Breakfast --weekly 3
holds '(.events | length) == 3 and .events[0] == .event'
expect_json 0 event list
holds '[.[] | select(.name == "Weekly") | .starts] | sort ==
    ["2027-03-24T07:00:00+01:00", "2027-03-31T07:00:00+02:00", "2027-04-07T07:00:00+02:00"]'

expect_json 0 event close "High tea"
expect_json 0 event show "High tea"
holds '.closed != null and .closed != false'
