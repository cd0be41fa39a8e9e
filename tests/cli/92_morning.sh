# The morning of the quickstart comes to its end, and its attendance file holds what happened.
set -eu
sh "$USHER_SOURCE/docs/morning.sh" "$PWD/morning" >said 2>&1 || { cat said && exit 1; }
cat said
tail -n 1 said | grep -qxF "The attendance file: $PWD/morning/attendance.csv"
python3 - <<'END'
import csv

with open("morning/attendance.csv", encoding="utf-8-sig", newline="") as file:
    rows = {row["name"]: row for row in csv.DictReader(file)}
came = {name for name, row in rows.items() if row["status"] == "arrived"}
assert came == {"Katarzyna Wiśniewska", "Михаил Соколов", "דנה כהן", "Yusuf Demir"}, came
assert rows["Katarzyna Wiśniewska"]["welcome"] == "greeted", rows["Katarzyna Wiśniewska"]
assert rows["Katarzyna Wiśniewska"]["welcomed_by"] == "Amir Haddad"
assert rows["Yusuf Demir"]["welcome"] == "waiting" and rows["Yusuf Demir"]["method"] == "cli"
assert "Lena Fischer" not in rows, "a refunded ticket is not expected"
END
