#!/bin/sh
# Makes the small pictures of docs/gallery anew: every screen, as `usher shot` shows it.
#     sh docs/gallery.sh [USHER]
set -eu

root=$(cd "$(dirname "$0")/.." && pwd -P)
usher=$(realpath "${1:-$root/build/usher}")
gallery=$root/docs/gallery
mkdir -p "$gallery"

for screen in hello find new confirm welcome already trouble idle behind board board-who board-phones room; do
    "$usher" shot "$screen" -o "$gallery/$screen.png" --size 960x540 --width-mm 476
done
# The same screens where the glass is another: upright, and ten inches.
"$usher" shot hello -o "$gallery/hello-upright.png" --size 540x960 --width-mm 268
"$usher" shot find -o "$gallery/find-upright.png" --size 540x960 --width-mm 268
"$usher" shot find -o "$gallery/find-low.png" --size 640x400 --width-mm 217
"$usher" shot welcome -o "$gallery/welcome-low.png" --size 640x400 --width-mm 217
"$usher" shot board -o "$gallery/board-upright.png" --size 540x960 --width-mm 268
"$usher" shot board -o "$gallery/board-low.png" --size 640x400 --width-mm 217
"$usher" shot hello -o "$gallery/hello-contrast.png" --size 640x360 --width-mm 476 --theme contrast
# The pages, in Chromium, with python3-selenium; from tool_pages, which is built beside the program.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
USHER=$usher USHER_SOURCE=$root python3 "$root/tests/web/gallery.py" "$gallery"
