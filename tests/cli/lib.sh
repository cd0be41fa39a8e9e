# What the scenarios have in common; each begins with:
#     . "$(dirname "$0")/lib.sh"
# USHER is the program, TEST_DATA the folder tests/data; the current folder is empty and private.
# The first thing that is not as it should be ends the scenario.

set -eu
export USHER_DB="$PWD/usher.db"
unset XDG_DATA_HOME XDG_CONFIG_HOME NO_COLOR || true

fail() {
    echo "FAILED: $*"
    for file in out err; do
        [ ! -s "$file" ] || sed "s/^/  $file: /" "$file"
    done
    exit 1
}

# Runs usher; it must exit with this code. What it said stands in the files out and err.
expect() { # CODE ARGUMENT...
    expected=$1
    shift
    code=0
    "$USHER" "$@" >out 2>err || code=$?
    [ "$code" = "$expected" ] || fail "usher $*: exit $code, not $expected"
    if [ "$expected" != 0 ]; then
        grep -q '^usher: ..*: ..*' err || fail "usher $*: no \"usher: what: what to do\" on stderr"
        [ "$(grep -c '^usher: ' err)" = 1 ] || fail "usher $*: more than one line of error"
    fi
}

# The same with --json: stdout is one document that parses, or empty after a failure.
# (What is done in part exits 1 and still answers: expect_partly.)
expect_json() { # CODE ARGUMENT...
    expect "$@" --json
    if [ "$1" = 0 ]; then one_document "$*"; else [ ! -s out ] || fail "usher $*: data after a failure"; fi
}

expect_partly() { # ARGUMENT...
    expect 1 "$@" --json
    one_document "$*"
}

one_document() {
    python3 -c 'import json, sys; json.loads(open("out", encoding="utf-8", newline="").read())' 2>/dev/null ||
        fail "usher $1: stdout is not one JSON document"
    [ "$(jq '[.. | select(. == "")] == []' out)" = true ] || fail "usher $1: what is absent is \"\", not null"
}

# What jq finds in the last answer.
answer() { # FILTER
    jq -r "$1" out
}

# The filter must find true in the last answer.
holds() { # FILTER
    [ "$(jq -r "$1" out)" = true ] || fail "the answer does not hold: $1"
}

says() { # FILE TEXT
    grep -qF -- "$2" "$1" || fail "$1 does not say: $2"
}

is() { # WHAT SEEN EXPECTED
    [ "$2" = "$3" ] || fail "$1 is \"$2\", not \"$3\""
}

# A browser, and the $python that drives it; else the test is skipped.
need_browser() {
    python=python3
    "$python" -c 'import selenium' 2>/dev/null || python=/usr/bin/python3
    "$python" -c 'import selenium' 2>/dev/null || { echo "skipped: python3-selenium is not here" && exit 77; }
    for program in chromium chromedriver; do
        command -v "$program" >/dev/null || { echo "skipped: $program is not here" && exit 77; }
    done
    [ -e /proc/self ] || { echo "skipped: a browser needs /proc" && exit 77; }
    getent hosts localhost >/dev/null || { echo "skipped: nobody here knows localhost, where a browser is driven" && exit 77; }
}
