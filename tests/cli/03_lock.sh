# One writer at a time: another one is told to try again, readers are let in.
. "$(dirname "$0")/lib.sh"

expect 0 init --group "Early Birds"
hold() { # SECONDS
    python3 -c 'import fcntl, sys, time
lock = open("usher.db.lock", "r+")
fcntl.flock(lock, fcntl.LOCK_EX)
open("held", "w").close()
time.sleep(int(sys.argv[1]))' "$1" &
    holder=$!
    while [ ! -e held ]; do sleep 0.1; done
    rm held
}
trap 'kill $holder 2>/dev/null || true' EXIT

hold 60

began=$(date +%s)
expect_json 0 event list
expect_json 75 guest add --name "Amara Okafor"
[ $(($(date +%s) - began)) -ge 5 ] || fail "the second writer gave up at once"
kill $holder
wait $holder 2>/dev/null || true
expect_json 0 guest add --name "Amara Okafor"

# Somebody who waits gets in when the holder leaves.
hold 2
expect_json 0 guest add --name "Bo Berg"
