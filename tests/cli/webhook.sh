# For scenarios with a door, a webhook and somebody who waits; read after lib.sh.

receiver= door=
trap 'kill -9 $receiver $door 2>/dev/null || true' EXIT

wait_until() { # COMMAND...
    for _ in $(seq 400); do
        ! "$@" || return 0
        sleep 0.05
    done
    fail "not in 20 s: $*"
}

heard_count() { # of requests
    echo $(($(wc -l <heard) - 1))
}

has_heard() { # COUNT
    [ -s heard ] && [ "$(heard_count)" -ge "$1" ]
}

# What jq finds in the n-th request.
heard() { # N FILTER
    sed -n "$(($1 + 1))p" heard | jq -r "$2"
}

# A receiver at a port of its own; at the same one as before where one was started before.
start_receiver() { # OPTION...
    : >heard
    python3 "$USHER_SOURCE/tests/cli/webhook.py" "${port:-0}" heard "$@" &
    receiver=$!
    wait_until test -s heard
    port=$(head -n 1 heard | jq .port)
}

stop_receiver() {
    kill $receiver
    wait $receiver 2>/dev/null || true
    receiver=
}

is_ready() { grep -q ready door; }

open_door() {
    : >door
    "$USHER" run --web 2>door &
    door=$!
    wait_until is_ready
}

close_door() {
    kill $door
    wait $door || fail "the door ended with $?: $(cat door)"
    door=
}

kill_door() {
    kill -9 $door
    wait $door 2>/dev/null || true
    door=
}

# An event that is on now, with nobody to greet: whoever checks in is called for at once.
found_group() {
    expect 0 init --group "Early Birds"
    expect 0 event add --name Breakfast --starts "$(date -u -d '10 minutes' +%Y-%m-%dT%H:%M:%SZ)" \
        --doors "$(date -u -d '-50 minutes' +%Y-%m-%dT%H:%M:%SZ)"
    expect 0 settings set web.port "$(python3 -c 'import socket
s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
}

# The doctor says that messages were lost.
is_lost() {
    "$USHER" doctor --json >out 2>err || true
    [ "$(jq '.checks[] | select(.check == "webhook").ok' out)" = false ]
}

said_of_webhook() {
    jq -r '.checks[] | select(.check == "webhook").said' out
}
