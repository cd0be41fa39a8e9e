# A guest list through a door that is open comes to the same as directly: counts, reasons, rejected rows,
# options, taking it back; and nothing of it is lost when whoever brings it, or the door, goes away.
. "$(dirname "$0")/lib.sh"

serve=$(dirname "$USHER")/tool_serve
trap 'kill $door 2>/dev/null || true' EXIT

mkdir alone door
cat >list.csv <<'END'
Name,Email,Company,Ticket code,Plus,Status
Amara Okafor,amara@north.example,North,A1,,
Bo Berg,bo@x.example,,B1,2,
,,Nobody Ltd,,,
Cy Dee,cy@x.example,"A company, with ""quotes""",C1,,cancelled
Dana Kim,dana@x.example,,D1,,
Dana Kim,dana@x.example,,D1,,
Eve,not an address,,,,
"A name that is much too long: $LONG",long@x.example,,,,
END
long=$(printf 'x%.0s' $(seq 200))
sed -i "s/\$LONG/$long/" list.csv
sed -e '/Bo Berg/d' -e 's/North,A1/South,A1/' list.csv >second.csv
printf 'Name,Email\nFay Grey,fay@x.example\nGus Hay,gus@x.example\n' >clean.csv

for where in alone door; do
    USHER_DB="$PWD/$where/usher.db"
    expect 0 init --group "Early Birds"
    expect 0 event add --name Breakfast --starts 2030-01-01T07:00
done
"$serve" "$PWD/door/usher.db" 2>ready &
door=$!
for _ in $(seq 200); do
    ! grep -q ready ready || break
    sleep 0.05
done

# Runs the import both ways, and compares all that can be seen of it.
both() { # FILE ARGUMENT...
    file=$1
    shift
    for where in alone door; do
        USHER_DB="$PWD/$where/usher.db"
        rm -f "$file.rejects.csv"
        code=0
        "$USHER" import "$file" "$@" --json >out 2>err || code=$?
        [ ! -s out ] || batch=$(jq -r .batch out)
        [ "$where" = alone ] && first=$batch || second=$batch
        {
            echo "exit $code"
            cat err
            [ ! -s out ] || jq -S 'del(.batch)' out
            [ ! -e "$file.rejects.csv" ] || cat "$file.rejects.csv"
            "$USHER" export expected --event Breakfast --format json |
                jq -S '[.[] | del(.guest_id, .invited_by, .recorded_at, .device)]'
            "$USHER" export guests --format json | jq -S '[.[] | .name, .visit_number]'
        } >"$where.seen" 2>&1
    done
    diff alone.seen door.seen || fail "import $file $* is not the same through the door"
}

both list.csv --dry-run
both list.csv --strict
both clean.csv --strict
both list.csv
both list.csv
both second.csv --replace
both clean.csv --known
both clean.csv --group --role member
both clean.csv --event NoSuch
both list.csv --map "Company=nonsense"
both no_such.csv
cp "$TEST_DATA"/lists/eventbrite_us.csv "$TEST_DATA"/lists/broken_rows.csv "$TEST_DATA"/lists/luma_2026.csv .
both eventbrite_us.csv
both broken_rows.csv
both luma_2026.csv

printf 'Name,Email\nIda Jay,ida@x.example\n' >undone.csv
both undone.csv
for where in alone door; do
    USHER_DB="$PWD/$where/usher.db"
    [ "$where" = alone ] && batch=$first || batch=$second
    expect_json 0 import undo "$batch"
    holds '.undone == 1 and .kept == 0'
done

# ---- somebody who gives up, and somebody who comes back

USHER_DB="$PWD/door/usher.db"
python3 - >many.csv <<'END'
print("Name,Email")
for i in range(20000):
    print(f"Guest Number{i},many{i}@example.org")
END
many() {
    sqlite3 -readonly door/usher.db "SELECT count(*) FROM guest WHERE email LIKE 'many%'"
}
"$USHER" import many.csv --quiet >/dev/null 2>&1 &
import=$!
while [ "$(many)" = 0 ]; do sleep 0.05; done
kill $import
wait $import || true
sleep 0.5 # what the door has of it is over by then
in=$(many)
[ "$in" -lt 20000 ] || { echo "skipped: the import was faster than the killing"; exit 77; }
sleep 0.2
is "rows that come after the import was given up" "$(many)" "$in"
expect_json 0 import many.csv
holds ".read == 20000 and .unchanged == $in and .added == 20000 - $in"
batch=$(answer .batch)
expect_json 0 import undo "$batch"
holds ".undone == 20000 - $in and .kept == 0"
is "rows that are left" "$(many)" "$in"
expect_json 0 doctor
holds .ok
kill $door
wait $door || fail "the door ended with $?"
