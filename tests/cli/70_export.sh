# Attendance out, read again by a parser: CONTRACT's columns, guards and quoting.
. "$(dirname "$0")/lib.sh"

expect 0 init --group "Early Birds" --tz Europe/Berlin
expect 0 event add --name "Breakfast" --starts 2026-12-01T07:00
expect 0 host add "Amir Haddad"
expect_json 0 checkin --new "Amara \"Ama\" Okafor" --company "=1+1" --email amara@example.org \
    --phone "+49 30 1234" --at 2026-12-01T07:10
visit=$(answer .visit)
expect 0 welcome greet "$visit" --host "Amir Haddad" --at 2026-12-01T07:11:30
expect 0 guest add --name "Bo, Berg" --event Breakfast --company "-12"
expect_json 0 checkin --new "Undo Me" --at 2026-12-01T07:12
expect 0 checkin undo "$(answer .visit)"

cat >read.py <<'END'
import csv, sys
data = open(sys.argv[1], "rb").read()
assert data.startswith(b"\xef\xbb\xbf"), "no BOM"
assert b"\n" not in data.replace(b"\r\n", b""), "a line does not end with CRLF"
rows = list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True), delimiter=sys.argv[2], strict=True))
header = ("guest_id,name,given_name,family_name,email,phone,company,title,role,ticket_code,ticket_type,status,"
          "arrived_at,recorded_at,method,device,visit_number,first_visit,welcome,welcomed_by,minutes_to_welcome,"
          "introduced_to,invited_by,topics,offers,seeks,consents,note,event,event_date,on_behalf_of,language,"
          "minutes_late").split(",")
assert rows[0][:len(header)] == header, rows[0]
assert all(len(row) == len(rows[0]) for row in rows)
rows = [dict(zip(rows[0], row)) for row in rows[1:]]
exec(sys.argv[3])
END
check() { # FILE DELIMITER PYTHON
    python3 read.py "$@" || fail "$1: $3"
}

expect 0 export attendance -o attendance.csv
[ ! -s out ] || fail "data on stdout beside -o"
check attendance.csv , 'a = rows[0]; assert len(rows) == 1 or all(r["status"] != "undone" for r in rows)
assert a["name"] == "Amara \"Ama\" Okafor" and a["status"] == "arrived" and a["method"] == "cli"
assert a["company"] == "\x27=1+1" and a["phone"] == "+49 30 1234"
assert a["arrived_at"] == "2026-12-01T07:10:00+01:00" and a["first_visit"] == "yes" and a["visit_number"] == "1"
assert a["welcome"] == "greeted" and a["welcomed_by"] == "Amir Haddad" and a["minutes_to_welcome"] == "2"
assert a["event"] == "Breakfast" and a["event_date"] == "2026-12-01" and a["minutes_late"] == "10"'
expect 0 export attendance --all
cp out all.csv
check all.csv , 'assert [r["status"] for r in rows if r["name"] == "Undo Me"] == ["undone"]'
expect 0 export attendance --raw --delimiter ';' -o raw.csv
check raw.csv ';' 'assert rows[0]["company"] == "=1+1"'
expect 0 export expected -o expected.csv
check expected.csv , 'assert [r["company"] for r in rows if r["name"] == "Bo, Berg"] == ["-12"]'
expect 0 export attendance --only missing
cp out missing.csv
check missing.csv , 'assert [r["name"] for r in rows] == ["Bo, Berg"] and rows[0]["status"] == "expected"'

expect_json 0 export attendance
holds '.[0].company == "=1+1" and .[0].first_visit == true and .[0].visit_number == 1 and .[0].topics == []'
holds '.[0].minutes_to_welcome == 2 and .[0].ticket_code == null'
expect 0 export attendance --format json
one_document "export --format json"
expect 0 export attendance -o attendance.json
jq -e '.[0].name' attendance.json >/dev/null || fail "the file's ending does not choose the format"
expect_json 0 export guests
holds 'map(.name) | index("Bo, Berg") != null'
expect_json 0 export facts
holds 'length > 5'

expect 2 export
expect 2 export zebra
expect 2 export attendance --format zebra
expect 2 export attendance --delimiter ab
expect 2 export attendance --event Breakfast --since 2026-01-01
expect_json 1 export attendance --event Nothing
expect 74 export attendance -o nowhere/attendance.csv
expect 74 export attendance -o /dev/full

# A file that may not grow is said, and nothing is left of it.
code=0
(ulimit -f 1 && exec "$USHER" export facts -o limited.csv) 2>err || code=$?
is "the exit code at a file's limit" "$code" 74
[ -z "$(ls limited.csv* 2>/dev/null)" ] || fail "half a file is left"

# The database is never taken for the place to write to, not by another name either.
ln -s usher.db link.csv
expect_json 1 export attendance -o usher.db
expect_json 1 export attendance -o ./link.csv
expect_json 0 event list
holds 'length == 1'
