#!/bin/sh
# Runs a command in an empty folder of its own, which is HOME and TMPDIR too, with nothing of the
# caller's surroundings: no locale, no desktop, no settings.
#     sh tests/alone.sh FOLDER SECONDS [NAME=VALUE...] COMMAND...
# Only what repeats a random test comes through: FOLD_SEED=7, FOLD_HISTORIES=100.
# FOLDER: where the empty folder is made. The exit code is the command's; 124 after SECONDS.
set -u
root=$(cd "$(dirname "$0")/.." && pwd -P)
folder=$(mktemp -d "$1/XXXXXX") || exit 1
seconds=$2
shift 2
child=

# Whatever was started here has this TMPDIR, also in a session of its own.
end_rest() {
    rest=$(grep -lsz "^TMPDIR=$folder\$" /proc/[0-9]*/environ | cut -d / -f 3)
    [ -z "$rest" ] || kill -s KILL $rest 2>/dev/null
}

trap 'end_rest; rm -rf "$folder"' EXIT
trap '[ -z "$child" ] || kill $child; wait; exit 130' INT TERM HUP
cd "$folder" || exit 1
repeat=$(env | grep -E '^[A-Z]+_(SEED|HISTORIES)=[0-9]+$')
# shellcheck disable=SC2086 # one word for each
env -i PATH=/usr/local/bin:/usr/bin:/bin HOME="$folder" TMPDIR="$folder" \
    DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent PYTHONDONTWRITEBYTECODE=1 \
    USHER_SOURCE="$root" TEST_DATA="$root/tests/data" $repeat \
    timeout -k 10 "$seconds" env "$@" &
child=$!
wait $child
