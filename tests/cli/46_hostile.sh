# Names and words that mean harm, through a list, the door, the board's data, the terminal and the attendance.
. "$(dirname "$0")/lib.sh"

expect 0 init --group "Early Birds"
expect 0 event add --name Breakfast --starts "$(date -u +%Y-%m-%dT%H:%MZ)"
expect 0 host add "Amir Haddad" --event Breakfast

cat >hostile.py <<'END'
import csv, io, json, os, subprocess, sys, unicodedata

usher = os.environ["USHER"]

NAMES = [
    "Ann\x1b[2J\x1b]0;owned\x07 Escape", "Bell\x07\x08\x08 Back", "Null\x00Byte", "Line\nBreak\rReturn", "Tab\tStop",
    "C1\x9b31m Control", "Ann \u202egpj.exe", "Iso \u2066late\u2069 \u2067d", "Mark \u200f\u200e\u061c Arrow",
    "Zero\u200bWidth\ufeff\u2060 Name", "Line\u2028Para\u2029 Separator", "Soft\u00adHyphen Name", "Tag\U000e0041\U000e007f Name",
    "שרה כהן", "محمد العلي", "Zoë \u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 Zalgo",
    "👩\u200d👩\u200d👧\u200d👦 Family", "🏳️\u200d🌈 Flag", "नमस्\u200dते", "Ж" * 120, "W" * 120, "ﷺ" * 40,
    "Robert'); DROP TABLE guest;--", "' OR '1'='1", 'Quote "Q" Mark', "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; Amp", "$(touch owned)", "`touch owned`", "; touch owned", "| touch owned", "%s%n%x %d", "{name} {0}",
    "=HYPERLINK(\"http://x\",\"y\")", "+1+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(1+1)", "\t=1+1", "'=1+1", "../../etc/passwd",
    "\\x1b[31m Slash", "\ud7ff\ue000 Private", "\U0010ffff\ufffe\uffff Noncharacter", "NaN", "null", "-", "1e9", "O'Brien; a; b",
]


def run(*words, code=(0,)):
    done = subprocess.run([usher, *words], stdin=subprocess.DEVNULL, capture_output=True)
    assert done.returncode in code, (words, done.returncode, done.stderr)
    return done


def harmful(text, lines=False):
    for c in text:
        if lines and c in "\n":
            continue
        kind = unicodedata.category(c)
        if kind == "Cc" or (kind == "Cf" and c not in "\u200c\u200d") or kind in ("Zl", "Zp"):
            return f"U+{ord(c):04X}"
    return None


def look(value, path=""):
    if isinstance(value, str):
        assert not harmful(value), (path, harmful(value), value)
    elif isinstance(value, dict):
        for key, one in value.items():
            look(one, f"{path}.{key}")
    elif isinstance(value, list):
        for at, one in enumerate(value):
            look(one, f"{path}.{at}")


def said(*words):
    """Words for people are free of what steers a terminal."""
    text = run(*words).stdout.decode("utf-8")
    assert text and not harmful(text, True), (words, harmful(text, True))


def told(*words, aloud=True):
    """And so is the JSON, which parses."""
    if aloud:
        said(*words)
    value = json.loads(run(*words, "--json").stdout.decode("utf-8"))
    look(value)
    return value


# Of a list; bytes that are not UTF-8 among them.
buffer = io.StringIO()
writer = csv.writer(buffer)
writer.writerow(["Name", "Email", "Company", "Topics", "Offers", "Who invited you?"])
for at, name in enumerate(NAMES):
    writer.writerow([name, f"g{at}@a.example", name[::-1], f"{name}; harbour", name, name])
data = buffer.getvalue().encode("utf-8", "surrogatepass")
with open("list.csv", "wb") as file:
    file.write(data.replace(b"Null\x00Byte", b"Null\x00By\xff\xfete"))
done = run("import", "list.csv", "--event", "Breakfast", "--json", code=(0, 1))
counts = json.loads(done.stdout)
look(counts)
assert counts["read"] == sum(counts[key] for key in ("added", "updated", "unchanged", "skipped", "rejected")), counts
assert counts["added"] >= len(NAMES) - 3, counts

# By hand, with the same words in every field; what is refused is refused in words.
for at, name in enumerate(NAMES):
    if "\x00" in name or at % 3:
        continue
    done = run("guest", "add", "--name", name, "--company", name, "--topics", name, "--offers", name, "--seeks", name,
               "--email", f"h{at}@a.example", "--event", "Breakfast", code=(0, 1, 2))
    assert not harmful(done.stderr.decode("utf-8"), True), (name, done.stderr)
    assert done.returncode == 0 or done.stderr.startswith(b"usher: "), (name, done.stderr)

expected = told("guest", "find", "a", "--limit", "200")
people = json.loads(run("export", "expected", "--event", "Breakfast", "--json").stdout)
look(people)
assert len(people) > len(NAMES), len(people)
for at, person in enumerate(people):
    if at % 2:
        said("checkin", "--guest", person["guest_id"], "--event", "Breakfast")
        said("guest", "show", person["guest_id"])
        run("guest", "edit", person["guest_id"], "--introduce", "yes")
    else:
        visit = told("checkin", "--guest", person["guest_id"], "--event", "Breakfast", aloud=False)
        assert visit["guest"] == person["guest_id"]
waiting = told("welcome", "list")
assert len(waiting) == len(people), (len(waiting), len(people))
suggested = told("introduce", "list")
assert suggested
run("introduce", "made", suggested[0]["a"], suggested[0]["b"], "--host", "Amir Haddad")
for at, one in enumerate(waiting[:6]):
    run("welcome", "greet", one["visit"], "--host", "Amir Haddad", "--note", NAMES[at].replace("\0", ""))
    run("guest", "edit", one["guest"], "--note", NAMES[-at].replace("\0", ""))

# The attendance is one row for each, whatever stands in the cells, and begins no formula.
sheet = run("export", "attendance", "--event", "Breakfast").stdout.decode("utf-8-sig")
rows = list(csv.DictReader(io.StringIO(sheet, newline="")))
assert len(rows) == len(people), (len(rows), len(people))
for row in rows:
    assert None not in row and None not in row.values(), row
    for key, cell in row.items():
        assert not harmful(cell, key == "note"), (key, cell)
        number = cell.lstrip("+-").replace(" ", "").replace(".", "").replace(",", "").isdigit()
        assert cell[:1] not in ("=", "@") and (cell[:1] not in ("+", "-") or number or cell == "-"), (key, cell)
again = json.loads(run("export", "attendance", "--event", "Breakfast", "--json").stdout)
assert {row["guest_id"] for row in again} == {person["guest_id"] for person in people}

assert not os.path.exists("owned")
told("doctor")
print(len(people), "people")
END
python3 hostile.py || fail "hostile.py"
