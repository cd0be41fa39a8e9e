# Pictures of every screen, and what can be tapped on them, without a database and without a display.
. "$(dirname "$0")/lib.sh"
unset DISPLAY WAYLAND_DISPLAY || true

size_of() { # FILE: width and height out of a PNG
    python3 -c 'import struct, sys; data = open(sys.argv[1], "rb").read(); assert data[:8] == b"\x89PNG\r\n\x1a\n"
print("%dx%d" % struct.unpack(">II", data[16:24]))' "$1"
}

for screen in hello find new confirm welcome already trouble idle board; do
    expect_json 0 shot $screen -o $screen.png
    is "the size of $screen" "$(size_of $screen.png)" 1920x1080
    holds '.file == "'$screen'.png" and .width == 1920 and .height == 1080'
done
for pair in 1280x800 1080x1920 3840x2160; do
    expect 0 shot find -o find.png --size $pair
    is "the size of find" "$(size_of find.png)" $pair
done
! cmp -s welcome.png already.png || fail "two screens look the same"
expect 0 shot hello -o contrast.png --theme contrast
! cmp -s hello.png contrast.png || fail "the theme makes no difference"

# Regions: unique names, whole pixels, on the glass.
expect_json 0 shot find --regions --size 1280x800 --width-mm 217
holds 'map(.name) | index("key-a") != null and index("row-1") != null and index("back") != null'
holds '(map(.name) | unique | length) == length'
holds 'all(.x >= 0 and .y >= 0 and .x + .w <= 1280 and .y + .h <= 800 and .w > 0 and .h > 0 and .x == (.x | floor))'
expect_json 0 shot board --regions
holds 'map(.name) | index("go-1") != null'
expect 0 shot hello --regions
says out check-in

# A state: what services answer, and what is done.
cat >state.json <<'END'
{ "now": "2026-12-01T18:04:00+01:00", "steps": ["tap check-in", "type wisniewska", "tap row-1"],
  "door.find": { "say": "rows", "rows": [ { "guest": "g1", "name": "Katarzyna Wiśniewska", "shown": "Katarzyna W.",
      "initials": "KW", "detail": "Atelier", "kind": "guest" } ] },
  "visit.check_in": { "visit": "v1", "guest": "g1", "name": "Katarzyna Wiśniewska", "call_name": "Katarzyna",
      "first_visit": false, "visit_number": 7, "arrived_ms": 1796144640000 } }
END
expect_json 0 shot find --regions --state state.json
holds 'map(.name) | index("done") != null and index("row-1") == null'

# What cannot be is said.
expect 2 shot hello
expect 2 shot nowhere -o x.png
expect 2 shot hello -o x.png --size 20x20
expect 2 shot hello -o x.png --size big
expect 1 shot hello -o x.png --locale fr
expect 65 shot hello -o x.png --state missing.json
echo '[1]' >list.json
expect 65 shot hello -o x.png --state list.json
echo '{"steps": ["tap row-7"]}' >step.json
expect 65 shot hello -o x.png --state step.json
says err 'there is no "row-7"'
expect 74 shot hello -o missing/x.png
expect 74 shot hello -o /dev/full
[ ! -e x.png ] || fail "a picture of what was refused"
