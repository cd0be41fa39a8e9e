#!/bin/sh
# Runs the benchmarks, all or those named, on an optimised build; one line of JSON for each figure:
#     {"bench","usher","limit","peer","ratio","unit"}
#     sh tests/bench.sh [NAME...]
# NAME is tests/bench/NAME_bench.c or tests/bench/NAME.sh. USHER_BUILD: where to build (build/).
# USHER_BENCH_ROWS: of the long lists, for a quick run (1000000). docs/performance.md says what it shows.
set -eu
unset LC_ALL LANG LANGUAGE CDPATH

root=$(cd "$(dirname "$0")/.." && pwd -P)
sh "$root/docs/setup.sh" build test bench
build=${USHER_BUILD:-$root/build}
mkdir -p "$build/bench"
build=$(cd "$build/bench" && pwd -P)
# On the disk of the build, not in /tmp: that may be memory, where nothing is ever slow to be safe.
scratch=$(mktemp -d "$build/run.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM HUP

cd "$root"
cmake -B "$build" -S . -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF -DUSHER_BENCH=ON >&2
cmake --build "$build" --parallel "$(nproc)" >&2

# Exit 77 means that it cannot be run here, and said why.
run_alone() { # COMMAND...
    sh tests/alone.sh "$scratch" 3600 USHER="$build/usher" BENCH="$build" \
        USHER_BENCH_ROWS="${USHER_BENCH_ROWS:-}" "$@" || [ $? = 77 ]
}

if [ $# -eq 0 ]; then
    # shellcheck disable=SC2046 # names have no spaces
    set -- $(find tests/bench -name '*_bench.c' -o -name '*.sh' | sed 's|.*/||; s|_bench\.c$||; s|\.sh$||' | sort -u)
fi
failed=0
for name in "$@"; do
    if [ -f "tests/bench/$name.sh" ]; then
        run_alone sh "$root/tests/bench/$name.sh" || failed=1
    elif [ -x "$build/bench_$name" ]; then
        run_alone "$build/bench_$name" || failed=1
    else
        echo "tests/bench.sh: there is no benchmark $name in tests/bench" >&2
        exit 2
    fi
done
exit $failed
