#!/bin/sh
# Plays one morning at the door with the command line, on made-up people.
#     sh docs/morning.sh [FOLDER]
# FOLDER is where its files go; build/morning, made anew, when none is named.
# USHER: another program than build/usher.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd -P)
usher=${USHER:-$root/build/usher}
folder=${1:-$root/build/morning}
list=$root/assets/demo/eventbrite.csv

[ $# -gt 0 ] || rm -rf "$folder"
mkdir -p "$folder"
folder=$(cd "$folder" && pwd -P)
USHER_DB=$folder/usher.db
export USHER_DB

say() {
    printf '\n%s\n' "$*"
}

# Shows a command as somebody would type it, then runs it.
usher() {
    printf '\n$ usher'
    for word in "$@"; do
        case $word in
        *[!A-Za-z0-9_.:/=@+-]*) printf ' "%s"' "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    echo
    "$usher" "$@"
}

# The first value of a key in the JSON that a command answers.
ask() { # KEY COMMAND...
    key=$1
    shift
    "$usher" --json "$@" | tr ',{}' '\n\n\n' | sed -n "s/^ *\"$key\": *\"\(.*\)\" *\$/\1/p" | head -n 1
}

say "A group, its breakfast, and the list that the ticket shop exported."
usher init --group "Harbour Breakfast" --tz Europe/Berlin
usher event add --name "Breakfast at the harbour" --starts "$(date -u +%Y-%m-%dT%H:%MZ)" \
    --venue "Speicher 5" --where "by the window"
usher import "$list"
usher host add "Amir Haddad"

say "Doors open. Somebody types a name in a hurry, with a slip."
usher guest find katarzina
guest=$(ask guest guest find katarzina)
usher checkin --guest "$guest"

say "Others come: by their ticket, by an address that one person alone has, and from the street."
code=$(sed -n 's/.*Attending,\([0-9]*\),Luthier,.*/\1/p' "$list")
usher checkin --code "$code"
usher checkin --guest dana.cohen@example.org
usher checkin --new "Yusuf Demir" --company "Demir Textil"

say "Nobody has said hello yet: these are here for the first time."
usher welcome list
visit=$(ask visit welcome list)
usher welcome claim "$visit" --host "Amir Haddad"
usher welcome list
usher welcome greet "$visit" --host "Amir Haddad"
usher welcome list

say "Afterwards: who came, and who greeted them."
usher event show
usher export attendance -o "$folder/attendance.csv"
printf '\n$ head -n 5 %s\n' "$folder/attendance.csv"
head -n 5 "$folder/attendance.csv"
say "The attendance file: $folder/attendance.csv"
