# The doctor: a healthy file, a rebuild, files that are not ours.
. "$(dirname "$0")/lib.sh"

expect_json 78 doctor
expect 0 init --group "Early Birds"
expect 0 event add --name "Breakfast" --starts 2026-12-01T07:00
expect_json 0 checkin --new "Amara Okafor" --at 2026-12-01T07:00
expect_json 0 doctor
holds '.ok and (.checks | length) >= 2 and all(.checks[]; has("check") and has("ok") and (.said | length) > 5)'
expect 0 doctor
expect_json 0 welcome list
cp out before
expect_json 0 doctor --rebuild
holds '.ok'
expect_json 0 welcome list
is "the queue" "$(jq -c 'map(del(.waited_s))' out)" "$(jq -c 'map(del(.waited_s))' before)"

echo "not a database" >other.db
expect_json 78 event list --db other.db
: >empty.db
expect_json 78 event list --db empty.db
