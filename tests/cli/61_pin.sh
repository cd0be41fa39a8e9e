# The PIN of hosts and organizer: from standard input or a terminal, never seen anywhere.
. "$(dirname "$0")/lib.sh"

expect 78 pin set host
expect 0 init --group "Early Birds"
expect 2 pin set
expect 2 pin set guest
expect 2 pin set host 58203941
set_pin() { # CODE PIN ROLE
    code=0
    printf '%s\n' "$2" | "$USHER" pin set "$3" --json >out 2>err || code=$?
    is "exit code of pin set" "$code" "$1"
}
set_pin 0 58203941 host
holds '.role == "host" and .set'
set_pin 0 4711 organizer
for wrong in "" 123 1234567890123 12a4 "12 34"; do
    set_pin 1 "$wrong" host
    grep -q '^usher: a PIN is 4 to 12 digits: ' err || fail "no reason for '$wrong'"
    [ ! -s out ] || fail "data after a failure"
done
code=0
"$USHER" pin set host </dev/null >out 2>err || code=$?
is "exit code without input" "$code" 65

# In no file of the group, and in nothing that is told.
for file in usher.db*; do
    ! grep -qa 58203941 "$file" || fail "$file has the PIN"
done
expect 0 doctor
expect 0 export facts
! grep -q 'pin\|argon' out || fail "a fact of a PIN"

# At a terminal it is typed twice and not shown.
python3 -c 'import os; os.openpty()' 2>/dev/null || exit 0
cat >type.py <<'END'
# Types the lines it is given, each after a prompt; prints what the terminal showed, and the exit code.
import os, pty, sys
lines = [line.encode().decode("unicode_escape").encode() for line in sys.argv[1].split(",")]
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
seen, asked = b"", 0
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:
        break
    if not part:
        break
    seen += part
    while asked < len(lines) and seen.count(b": ") > asked:
        os.write(terminal, lines[asked])
        asked += 1
print(seen.decode())
print("exit", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
END
typed() { # LINES WHAT IT ENDS WITH
    python3 type.py "$1" "$USHER" pin set host >seen
    grep -q "^exit $2\$" seen || { cat seen; fail "typing $1 does not end with $2"; }
    ! grep -q 60606 seen || fail "the PIN is shown"
}
typed '60606\n,60606\n' 0
typed '60606\n,60607\n' 1
grep -q 'not the same' seen || fail "no reason for two that differ"
typed '60\x03' 1
grep -q 'broken off' seen || fail "Ctrl-C is no end"
typed '60606\n,\x04' 1
