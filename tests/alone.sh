#!/bin/sh
# Runs a command in an empty folder of its own, which is HOME and TMPDIR too, with nothing of the
# caller's surroundings: no locale, no desktop, no settings.
#     sh tests/alone.sh FOLDER SECONDS [NAME=VALUE...] COMMAND...
# FOLDER: where the empty folder is made. The exit code is the command's; 124 after SECONDS.
set -u
root=$(cd "$(dirname "$0")/.." && pwd -P)
folder=$(mktemp -d "$1/XXXXXX") || exit 1
seconds=$2
shift 2
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM HUP
cd "$folder" || exit 1
env -i PATH=/usr/local/bin:/usr/bin:/bin HOME="$folder" TMPDIR="$folder" \
    DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent PYTHONDONTWRITEBYTECODE=1 \
    USHER_SOURCE="$root" TEST_DATA="$root/tests/data" \
    timeout -k 10 "$seconds" env "$@"
