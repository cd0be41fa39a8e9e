# The scripted morning: real screens, services and clerk, with no display; its pictures, its JSON, its attendance file.
. "$(dirname "$0")/lib.sh"
unset DISPLAY WAYLAND_DISPLAY USHER_DB || true

expect_json 0 demo --script --dir "$PWD/demo"
holds '(.steps | length) > 30 and (.pictures | length) > 20'
holds '.steps | all((.at | test("^20..-..-..T..:..:..[+]")) and (.step | length) > 0 and (.screen | length) > 0)'
holds '[.steps[].screen] | unique | contains(["already", "confirm", "find", "hello", "new", "trouble", "welcome"])'
holds '.steps | map(.at) == (map(.at) | sort)'
is "the attendance file" "$(answer .attendance)" "$PWD/demo/attendance.csv"
answer '.pictures[]' | while read -r picture; do
    head -c 8 "$picture" | grep -q PNG || fail "$picture is no picture"
done
is "pictures that differ" "$(answer '.pictures[]' | xargs sha256sum | cut -c 1-64 | sort -u | wc -l)" \
    "$(answer '.pictures | length')"

python3 - <<'END'
import csv

with open("demo/attendance.csv", encoding="utf-8-sig", newline="") as file:
    rows = {row["guest_id"]: row for row in csv.DictReader(file)}
came = {row["name"]: row for row in rows.values() if row["status"] == "arrived"}
assert len(rows) == 51 and len(came) == 9, (len(rows), sorted(came))
greeted = came["Katarzyna Wiśniewska"]
assert (greeted["method"], greeted["welcome"], greeted["welcomed_by"]) == ("search", "greeted", "Amir Haddad"), greeted
assert int(greeted["minutes_to_welcome"]) == 1, greeted
assert came["Hinnerk Petersen"]["method"] == "scan" and came["Hinnerk Petersen"]["visit_number"] == "3"
walk_in = came["Yusuf Demir"]
assert (walk_in["method"], walk_in["company"], walk_in["welcome"]) == ("walk-in", "Demir Textil", "waiting"), walk_in
assert came["Михаил Соколов"]["first_visit"] == "yes" and came["Rosa Ferreira"]["visit_number"] == "2"
END

# What it made is an ordinary database; a second demonstration does not write into it.
expect_json 0 --db demo/usher.db event list
holds 'map(.name) | index("Breakfast at the harbour") != null'
expect_json 0 --db demo/usher.db doctor
expect_json 0 --db demo/usher.db guest show j.mueller@example.net
holds '.consents == ["introduce"] and .offers == ["tax advice"]'
expect 1 demo --script --dir "$PWD/demo"
says err 'is there already'

# A fresh folder of its own, and words for people.
expect 0 demo --script
says out 'The attendance file: '
says out 'tap check-in'

# Windows need a display.
expect 74 demo --dir "$PWD/windows"
says err 'graphical session'
expect 78 run --db nowhere.db
expect 74 run --db demo/usher.db
expect 2 run --windowed small
expect_json 0 --db demo/usher.db event list
