# Working through a door that is open: the same answers, sentences and exit codes, and nothing of the caller's
# files crosses. tool_serve is a door without windows.
. "$(dirname "$0")/lib.sh"

serve=$(dirname "$USHER")/tool_serve
door=
trap 'kill $door 2>/dev/null || true' EXIT

open_door() { # ARGUMENT...
    "$serve" "$USHER_DB" "$@" 2>door &
    door=$!
}

wait_until() { # COMMAND...
    for _ in $(seq 200); do
        ! "$@" || return 0
        sleep 0.05
    done
    fail "not in 10 s: $*"
}

close_door() {
    kill $door
    wait $door || fail "the door ended with $?"
    [ ! -e usher.db.sock ] || fail "the socket is still there"
}

is_ready() { grep -q ready door; }

# The same words, once directly and once through the door, come to the same.
same() { # ARGUMENT...
    code=0
    "$USHER" "$@" >out 2>err || code=$? # a sanitizer without /proc says so: a line that begins with ==
    directly="$code $(jq -Sc 'del(.. | .seconds?, .waited_s?)' out 2>/dev/null || cat out) $(sed '/^==/d' err)"
    open_door
    wait_until is_ready
    code=0
    "$USHER" "$@" >out 2>err || code=$?
    through="$code $(jq -Sc 'del(.. | .seconds?, .waited_s?)' out 2>/dev/null || cat out) $(sed '/^==/d' err)"
    close_door
    [ "$directly" = "$through" ] || fail "usher $*:
  directly:         $directly
  through the door: $through"
}

expect 0 init --group "Early Birds"
expect 0 event add --name Breakfast --starts "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
expect 0 host add Eva
expect_json 0 checkin --new "Amara Okafor" --email amara@north.example
visit=$(answer .visit)

# ---- the same, whichever way: what is done already, what is refused, what is wrong

same checkin --new "Amara Okafor" --email amara@north.example --json
same checkin --code NOSUCH --json
same checkin --code NOSUCH
same checkin --guest nobody
same welcome greet "$visit" --host Nobody
same welcome claim "$visit" --host Eva --json
same welcome release "$visit" --json
same event close Breakfast
same settings set group.locale nonsense
same settings set group.tz Europe/Berlin --json
same import undo abcd
same guest edit "Amara Okafor" --note "line one"
same guest erase "Amara Okafor"
same checkin undo nothing

# ---- one door, and who else wants the file

open_door
wait_until is_ready
[ "$(stat -c %a usher.db.sock)" = 600 ] || fail "others may use the socket"
began=$(date +%s)
code=0
"$serve" "$USHER_DB" 2>err || code=$?
is "a second door" "$code" 1
says err "already"
expect 1 init --group "Late Birds"
says err "has a group already"
expect 1 doctor --rebuild
[ $(($(date +%s) - began)) -lt 5 ] || fail "those who cannot get in waited"
expect_json 0 doctor
holds '.ok'
expect_json 0 guest find amara
expect_json 0 welcome list
expect_json 0 settings list
expect 0 settings set group.name "Early Birds of the North"
expect 0 settings get group.name
says out "Early Birds of the North"
expect 0 event add --name Lunch --starts 2030-01-01T12:00

# A link that leads to the file leads to the same door.
ln -s "$USHER_DB" link.db
expect_json 0 --db link.db guest add --name "Through a link"

# ---- a door that is slow to open, and one that ends

close_door
rm -f door
open_door 1500
wait_until test -S usher.db.sock
expect_json 0 guest add --name "Patient"
is_ready || fail "answered before the door was open"
close_door

open_door
wait_until is_ready
kill -9 $door
wait $door 2>/dev/null || true
[ -S usher.db.sock ] || fail "nothing is left of the door that was killed"
expect_json 0 guest add --name "After the kill" # directly
open_door # the socket that was left is in nobody's way
wait_until is_ready
expect_json 0 guest add --name "And again"
for name in "Through a link" Patient "After the kill" "And again"; do
    expect_json 0 guest find "$name"
    [ "$(answer 'length')" = 1 ] || fail "$name is there $(answer 'length') times"
done
close_door

# ---- a door that is stopped does not answer

open_door
wait_until is_ready
kill -STOP $door
began=$(date +%s)
expect_json 75 guest add --name "In vain"
says err 'try again'
took=$(($(date +%s) - began))
[ $took -ge 10 ] && [ $took -le 20 ] || fail "it was given up after $took s, and not after some ten"
kill -CONT $door
expect_json 0 guest add --name "Once more"
close_door

# ---- a path too long for a socket

deep=$(printf 'd%.0s' $(seq 90))
mkdir "$deep"
mv usher.db "$deep/usher.db"
USHER_DB="$PWD/$deep/usher.db"
export USHER_DB
rm -f door
open_door
wait_until is_ready
[ ! -e "$USHER_DB.sock" ] || fail "there is a socket beside it all the same"
[ "$(stat -c %a "/tmp/usher-$(id -u)")" = 700 ] || fail "the folder of sockets is not private"
(cd "$deep" && "$USHER" --db usher.db guest add --name "From near" >/dev/null) || fail "not found from near"
expect_json 0 guest add --name "From far"
kill $door
wait $door || fail "the door ended with $?"
