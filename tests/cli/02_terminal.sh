# What only a terminal sees: colour and the progress bar; and what --quiet leaves out.
. "$(dirname "$0")/lib.sh"

python3 -c 'import os; os.openpty()' 2>/dev/null || {
    echo "skipped: this system has no terminals to open (mount devpts on /dev/pts)"
    exit 77
}

cat >terminal.py <<'END'
# Runs a command with stdout and stderr on a terminal; prints what the terminal was sent.
import os, pty, sys
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
seen = b""
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:
        break
    if not part:
        break
    seen += part
os.waitpid(child, 0)
sys.stdout.buffer.write(seen)
END
on_terminal() {
    python3 terminal.py "$USHER" "$@" >seen
}
escape=$(printf '\033')

expect 0 init --group "Early Birds"
expect 0 event add --name "Breakfast" --starts 2026-12-01T07:00

export TERM=xterm
on_terminal event list
grep -q "$escape\[1m" seen || fail "no colour on a terminal"
NO_COLOR=1 on_terminal event list
if grep -q "$escape" seen; then fail "colour in spite of NO_COLOR"; fi
TERM=dumb on_terminal event list
if grep -q "$escape" seen; then fail "colour on a terminal that has none"; fi
expect 0 event list
if grep -q "$escape" out; then fail "colour in a pipe"; fi

# A bar while it takes time, gone before the answer; only on a terminal, never with --quiet.
{
    echo Name,Email
    seq 3000 | sed 's/.*/Guest &,guest&@example.org/'
} >list.csv
on_terminal import list.csv
grep -q 'Importing \[' seen || fail "no bar on a terminal"
expect 0 import list.csv
says err 'Breakfast'
if grep -q 'Importing' err; then fail "a bar in a pipe"; fi
on_terminal import list.csv --quiet
if grep -q 'Importing' seen; then fail "a bar in spite of --quiet"; fi
expect 0 import list.csv --quiet
[ ! -s err ] || fail "messages in spite of --quiet"
says out 'rows'
expect 1 event show Dinner --quiet
says err 'Dinner'

# What a terminal would obey does not reach it, whoever wrote it.
expect 0 guest add --name "$(printf 'Eve \033]0;owned\007 \342\200\256Evil')" --email eve@example.org
expect 0 guest show eve@example.org
if grep -q "$(printf '[\033\007]')" out; then fail "a control character came through"; fi
if grep -q "$(printf '\342\200\256')" out; then fail "a bidi override came through"; fi
