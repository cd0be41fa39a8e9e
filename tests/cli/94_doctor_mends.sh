# The doctor finds a table that was changed behind Usher's back, exits 1, and --rebuild mends it.
. "$(dirname "$0")/lib.sh"

change() { # SQL
    python3 -c 'import sqlite3, sys; file = sqlite3.connect(sys.argv[1]); file.execute(sys.argv[2]); file.commit()' \
        "$USHER_DB" "$1"
}

expect 0 init --group "Early Birds"
expect 0 event add --name "Breakfast" --starts 2026-12-01T07:00
expect_json 0 checkin --new "Amara Okafor" --at 2026-12-01T07:00

change "UPDATE guest SET name = 'Somebody else'"
expect_partly doctor
holds '.ok | not'
holds '[.checks[] | select(.ok | not) | .check] == ["folding"]'
holds '.checks[] | select(.check == "folding").said | test("guest") and test("doctor --rebuild")'
expect_json 0 doctor --rebuild
holds '.ok'
expect_json 0 guest find "Amara"
is "the name" "$(answer '.[0].name')" "Amara Okafor"

change "DELETE FROM setting WHERE key = 'group.tz'"
expect_partly doctor
holds '[.checks[] | select(.ok | not) | .check] == ["folding", "zone"]'
expect_json 0 doctor --rebuild
expect_json 0 doctor
