#!/bin/sh
# From a fresh Debian 12 to a morning at the door: packages, build, demonstration.
#     sh docs/quickstart.sh
set -eu

root=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$root"
sh docs/setup.sh build

if [ -f build/CMakeCache.txt ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" build/CMakeCache.txt; then
    rm -rf build # made for a tree that stood elsewhere
fi
cmake --preset release >&2
cmake --build build --target usher --parallel "$(nproc)" >&2

usher=$root/build/usher
folder=$root/build/demo
rm -rf "$folder"
"$usher" demo --script --dir "$folder"
echo "The program: $usher"

# The same in windows, to touch, where there is a display.
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    rm -rf "$folder/windows"
    code=0
    "$usher" demo --dir "$folder/windows" || code=$?
    [ $code = 74 ] || exit $code
fi
