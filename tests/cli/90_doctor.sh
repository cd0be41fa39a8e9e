# The doctor: a healthy file, a rebuild, files that are not ours.
. "$(dirname "$0")/lib.sh"

expect_json 78 doctor
expect 0 init --group "Early Birds"
is "who may read the file" "$(stat -c %a usher.db)" 600
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

# Init takes an empty file, and one whose making was cut short; never somebody else's.
expect_json 0 init --group "Early Birds" --db empty.db
expect_json 1 init --group "Early Birds" --db empty.db
mkdir folder.db
expect_json 78 event list --db folder.db
expect_json 78 init --group "Early Birds" --db folder.db
python3 -c 'import sqlite3
db = sqlite3.connect("foreign.db")
db.execute("CREATE TABLE recipe (name TEXT)")
db.commit()'
cp foreign.db before.db
for command in "init --group X" "checkin --new X" "doctor --rebuild"; do
    expect_json 78 $command --db foreign.db
    cmp -s foreign.db before.db || fail "$command changed a file that is not ours"
done

# A broken file: the doctor answers what is wrong with it.
head -c 20000 usher.db >broken.db
expect_json 74 event list --db broken.db
expect_partly doctor --db broken.db
holds '.ok == false and .checks[0].check == "file" and .checks[0].ok == false and (.checks[0].said | length) > 5'
