# Who is called by a door that is open, as its watch tells it: each step once, also over restarts, and as the event
# wants it. tool_serve is a door without windows that prints the steps.
. "$(dirname "$0")/lib.sh"

serve=$(dirname "$USHER")/tool_serve
door=
trap 'kill $door 2>/dev/null || true' EXIT

open_door() {
    "$serve" "$USHER_DB" 0 watch 2>door >>steps &
    door=$!
    wait_until grep -q ready door
}

close_door() {
    kill $door
    wait $door || fail "the door ended with $?"
}

wait_until() { # COMMAND...
    for _ in $(seq 200); do
        ! "$@" || return 0
        sleep 0.05
    done
    fail "not in 10 s: $*"
}

# KIND ABOUT and STEP of all that was told, waiting left out.
steps() { awk '{ print $1, $2, $4 }' steps; }
told() { steps | grep -qx "$1"; }

expect 0 init --group "Early Birds"
expect 0 event add --name Breakfast --starts "$(date -u -d '+30 minutes' +%Y-%m-%dT%H:%M:%SZ)" --welcome asked
expect 0 host add "Amir Haddad" --event Breakfast
expect 0 settings set welcome.level1_s 3
expect 0 settings set welcome.level2_s 600
: >steps

# Nobody is called until the guest asks.
open_door
expect_json 0 checkin --new "Amara Okafor"
holds '.first_visit == true and .welcome == null'
visit=$(answer .visit)
expect_json 0 welcome list
holds '. == []'
sleep 1
[ ! -s steps ] || fail "somebody was called: $(cat steps)"
expect_json 0 welcome ask "$visit"
holds '.state == "waiting"'
wait_until told "visit $visit 0"
expect_json 0 welcome ask "$visit"
expect_json 0 welcome list
holds 'length == 1'

# A door that begins again goes on where it was.
kill -9 $door
wait $door || true
open_door
wait_until told "visit $visit 1"
[ "$(steps | grep -c "visit $visit 0")" = 1 ] || fail "step 0 was taken again: $(cat steps)"
expect_json 0 welcome claim "$visit" --host "Amir Haddad"
expect_json 0 welcome dismiss "$visit" --reason "I am fine, thank you"
close_door
[ "$(steps | wc -l)" = 2 ] || fail "told more than it should: $(cat steps)"

# An event that calls nobody, and one that calls for all.
open_door
expect 0 event edit Breakfast --welcome none
expect_json 0 checkin --new "Bo Berg"
holds '.welcome == null'
none=$(answer .visit)
expect_json 1 welcome ask "$none"
says err 'no welcome is owed'
expect 0 event edit Breakfast --welcome all
wait_until told "visit $none 0"
expect_json 0 welcome greet "$none" --host "Amir Haddad"

# Who has waited for long without a door is called for at the height it has come to.
expect_json 0 checkin --new "Cy Chen" --at "$(date -u -d '-11 minutes' +%Y-%m-%dT%H:%M:%SZ)"
wait_until told "visit $(answer .visit) 2" # nobody took the steps before: the highest alone
[ "$(steps | grep -c "$(answer .visit)")" = 1 ] || fail "more than the highest step: $(cat steps)"
close_door
[ "$(steps | sort | uniq -d | wc -l)" = 0 ] || fail "a step was taken twice: $(cat steps)"
expect 0 doctor
