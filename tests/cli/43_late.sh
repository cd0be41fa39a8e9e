# What few need is loaded when it is needed: libmicrohttpd by a door with pages, libcurl with the first call that goes
# out (42_webhook), neither by windows alone.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/webhook.sh"

has() { grep -q "/$1" /proc/$door/maps; } # LIBRARY

found_group

: >door
SDL_VIDEODRIVER=dummy "$USHER" run --kiosk --board --windowed 800x600 2>door &
door=$!
wait_until is_ready
has libSDL2 || fail "libSDL2 is not where it was looked for"
! has libmicrohttpd || fail "libmicrohttpd is loaded, and no pages are served"
! has libcurl || fail "libcurl is loaded, and there is no webhook"
close_door

open_door
has libmicrohttpd || fail "there are pages without libmicrohttpd"
! has libcurl || fail "libcurl is loaded, and there is no webhook"
close_door

mkdir none
touch none/libmicrohttpd.so.12
export LD_LIBRARY_PATH="$PWD/none"
expect 78 run --web
is "what is said" "$(cat err)" "usher: the hosts' pages cannot be served without libmicrohttpd: install libmicrohttpd12"
