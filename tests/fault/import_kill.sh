# A long import, killed between two of its transactions: what is in is whole rows, the door works on, and
# running it again finishes it.
. "$(dirname "$0")/../cli/lib.sh"

USHER=$USHER_RELEASE
rows=200000 # several times what one transaction takes
python3 - "$rows" >list.csv <<'END'
import sys
print("Name,Email,Company")
for i in range(int(sys.argv[1])):
    print(f"Guest {i % 977} Number{i},guest{i}@example.org,Company {i % 5000}")
END
expect 0 init --group "Early Birds"
expect 0 event add --name Breakfast --starts 2030-01-01T07:00

guests() {
    sqlite3 -readonly usher.db "SELECT count(*) FROM guest"
}

"$USHER" import list.csv --quiet >/dev/null 2>&1 &
import=$!
while [ "$(guests 2>/dev/null || echo 0)" = 0 ]; do
    kill -0 "$import" 2>/dev/null || fail "the import ended before anything was in"
    sleep 0.05
done
kill -9 "$import" 2>/dev/null || { echo "skipped: the import was faster than the killing"; exit 77; }
wait "$import" || true
in=$(guests)
[ "$in" -lt "$rows" ] || { echo "skipped: the import was faster than the killing"; exit 77; }
echo "killed with $in of $rows rows in"

expect_json 0 checkin --new "After the kill" --event Breakfast
expect_json 0 checkin --guest guest0@example.org --event Breakfast
expect_json 0 import list.csv
holds ".read == $rows and .unchanged == $in and .added == $rows - $in and .updated == 0 and .rejected == 0"
is "guests" "$(guests)" "$((rows + 1))"
is "integrity" "$(sqlite3 -readonly usher.db 'PRAGMA integrity_check')" ok
is "indexes" "$(sqlite3 -readonly usher.db \
    "SELECT count(*) FROM sqlite_schema WHERE name IN ('guest_email', 'guest_identity')")" 2
