#!/bin/sh
# Runs the tests: all of them, or those that are named. docs/testing.md says more.
#     sh tests/run.sh [NAME...]
# NAME: build architecture unit cli fault fuzz, a floor (store), or one test (cli/10_import, text).
# Named runs of property, fault and fuzz take longer: minutes in place of the seconds they get in a full run.
# USHER_BUILD: where to build (build/ in the source tree); FUZZ_SECONDS: time for each fuzz target.
set -u
unset LC_ALL LANG LANGUAGE CDPATH

root=$(cd "$(dirname "$0")/.." && pwd -P)
sh "$root/docs/setup.sh" build test || exit 1

build=${USHER_BUILD:-$root/build}
mkdir -p "$build" && build=$(cd "$build" && pwd -P) || exit 1
logs=$build/logs
rm -rf "$logs" && mkdir -p "$logs" || exit 1
scratch=$(mktemp -d "${TMPDIR:-/tmp}/usher-test.XXXXXX") || exit 1
running= # what this shell waits for, and ends when it is ended
trap 'rm -rf "$scratch"' EXIT
end_with_children='trap "" INT TERM HUP; [ -z "$running" ] || kill $running 2>/dev/null; wait; exit 130'
trap "$end_with_children" INT TERM HUP

processors=$(nproc)
names="$*"
results=$scratch/results pool=$scratch/pool alone=$scratch/alone fuzzing=$scratch/fuzzing
touch "$results" "$pool" "$alone" "$fuzzing"

# ---- which tests ----

# Whether the names given (none: all) mean this test: GROUP is the kind of run it belongs to.
is_wanted() { # GROUP NAME
    [ -n "$names" ] || return 0
    for asked in $names; do
        case "$1 $2" in
        "$asked "* | *" $asked" | *" $asked/"* | *"/$asked") is_asked=yes && return 0 ;;
        esac
    done
    return 1
}

# ---- what came of them ----

record() { # pass|fail|skip NAME [SECONDS]
    echo "$1 $2" >>"$results"
    echo "$1  $2${3:+ ($3 s)}"
}

count_results() { # pass|fail|skip
    grep -c "^$1 " "$results"
}

log_of() { # NAME
    mkdir -p "$logs/$(dirname "$1")"
    echo "$logs/$1.log"
}

# Runs a command as a test; exit 77 means that it cannot be run here.
run_test() { # NAME COMMAND...
    test_name=$1
    shift
    test_log=$(log_of "$test_name")
    test_began=$(date +%s)
    "$@" >"$test_log" 2>&1
    case $? in
    0) test_result=pass ;;
    77) test_result=skip ;;
    *) test_result=fail ;;
    esac
    record $test_result "$test_name" $(($(date +%s) - test_began))
    [ $test_result != fail ]
}

# A shell hears a signal while it waits, and not while a command is in front.
attend() { # COMMAND...
    "$@" &
    running=$!
    wait $running
    set -- $?
    running=
    return $1
}

run_alone() { # SECONDS COMMAND...
    limit=$1
    shift
    attend sh "$root/tests/alone.sh" "$scratch" "$limit" \
        ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1 \
        USHER="$build/dev/usher" USHER_RELEASE="$build/plain/usher" USHER_LONG="$is_long" "$@"
}

# Looking for leaks needs /proc and a kernel that lets a process be stopped; not every container has both.
# Without /proc the sanitizer does not see its options either, so it is told while linking.
probe_leaks() {
    leaks=1 leaks_flags=
    echo 'int main(void) { return 0; }' | gcc -fsanitize=address -x c -o "$scratch/probe" - || return 1
    ! "$scratch/probe" 2>/dev/null || return 0
    leaks=0 leaks_flags=$build/no_leaks.o
    echo 'int __lsan_is_turned_off(void); int __lsan_is_turned_off(void) { return 1; }' |
        gcc -x c -c -o "$leaks_flags" -
    echo "tests/run.sh: leaks are not looked for: the leak sanitizer cannot run on this machine" >&2
}

# ---- builds: each at most once a run, and a test in its own right ----

cmake_build() { # FOLDER TARGETS CONFIGURE-OPTION...
    folder=$build/$1 targets=$2
    shift 2
    set -- -S "$root" -B "$folder" "$@"
    # Afresh, and all of it, only where what is there is of another generator, or of a tree that stood elsewhere.
    { cmake "$@" || cmake --fresh "$@"; } &&
        attend timeout -k 10 3600 cmake --build "$folder" --parallel "$processors" --target $targets
}

build_preset() { # dev|fuzz
    cmake_build "$1" all --preset "$1" -DCMAKE_EXE_LINKER_FLAGS="-fuse-ld=lld $leaks_flags"
}

build_dev() { build_preset dev; }
build_fuzz() { build_preset fuzz; }
build_plain() {
    # As the contract promises: no preset, no sanitizers, and nothing to complain about. (The tests are in dev.)
    CC=gcc cmake_build plain "usher tools" || return 1
    ! ldd "$build/plain/usher" | grep -E 'asan|ubsan' && ! grep -q 'warning:' "$test_log"
}

need() { # dev|plain|fuzz
    eval "state=\${built_$1:-}"
    if [ -z "$state" ]; then
        if run_test "build/$1" "build_$1"; then state=yes; else state=no; fi
        eval "built_$1=$state"
    fi
    [ "$state" = yes ]
}

# ---- the groups ----

run_builds() {
    for kind in dev plain fuzz; do
        ! is_wanted build "build/$kind" || need $kind
    done
}

run_architecture() {
    for script in "$root"/tests/architecture/*_test.py; do
        [ -f "$script" ] || continue
        name=architecture/$(basename "$script" _test.py)
        ! is_wanted architecture "$name" || run_test "$name" run_alone 300 python3 "$script"
    done
}

run_unit() {
    wanted=
    if [ -n "$names" ]; then
        for test in $(cd "$root/tests" && find . -name '*_test.c' | sed 's|^\./||; s|_test\.c$||'); do
            ! is_wanted unit "$test" || wanted="$wanted|$test"
        done
        [ -n "$wanted" ] || return 0
    fi
    need dev || return 0
    unit_log=$(log_of unit)
    run_alone 1800 ctest --test-dir "$build/dev" -j "$processors" --timeout 1200 --output-on-failure \
        --no-tests=ignore ${wanted:+-R "^(${wanted#|})\$"} >"$unit_log" 2>&1
    sed -n 's|^ *[0-9]*/[0-9]* Test *#[0-9]*: \([^ ]*\) [ .]*\(.*\)|\1 \2|p' "$unit_log" >"$scratch/unit"
    while read -r name result; do
        case $result in
        Passed*) record pass "$name" ;;
        *Skipped*) record skip "$name" ;;
        *)
            # What ctest wrote between this test's line and the next one's.
            awk -v name="$name" '/ Test +#[0-9]+: / { show = index($0, ": " name " ") } show' "$unit_log" >"$(log_of "$name")"
            record fail "$name"
            ;;
        esac
    done <"$scratch/unit"
    [ -s "$scratch/unit" ] || record fail unit # ctest itself did not run
    grep -hE '^[A-Z]+_SEED=[0-9]' "$build/dev/Testing/Temporary/LastTest.log" # of the tests that draw at random
}

# Scripts mostly wait for something: many are run beside each other, but for those in which a line says
# "# Alone: why"; they follow one by one.
add_scripts() { # GROUP SCRIPT...
    group=$1
    shift
    for script in "$@"; do
        [ -f "$script" ] || continue
        name=$group/$(basename "$script" .sh)
        is_wanted "$group" "$name" || continue
        need dev || return 0
        ! grep -q USHER_RELEASE "$script" || need plain || continue
        if grep -q '^# Alone: ' "$script"; then echo "$name" >>"$alone"; else echo "$name" >>"$pool"; fi
    done
}

add_fuzz() {
    for target in "$root"/tests/fuzz/*_fuzz.c; do
        [ -f "$target" ] || continue
        name=fuzz/$(basename "$target" _fuzz.c)
        is_wanted fuzz "$name" || continue
        need fuzz || return 0
        echo "$name" >>"$fuzzing"
    done
}

run_job() { # NAME
    case $1 in
    cli/*) run_alone 300 sh "$root/tests/$1.sh" ;;
    fault/*) run_alone $((is_long ? 3600 : 600)) sh "$root/tests/$1.sh" ;;
    fuzz/*) fuzz_one "${1#fuzz/}" ;;
    esac
}

# Takes jobs that nobody else has taken, until there are none left.
work() { # JOBS
    running=
    trap "$end_with_children" TERM
    while read -r job <&3; do
        ! mkdir "$scratch/taken/$job" 2>/dev/null || run_test "$job" run_job "$job"
    done 3<"$1"
}

run_jobs() { # JOBS WORKERS
    mkdir -p "$scratch/taken/cli" "$scratch/taken/fault" "$scratch/taken/fuzz"
    for _ in $(seq "$2"); do
        work "$1" &
        running="$running $!"
    done
    wait
    running=
}

# A line "// Seeds: tests/data/lists" in a target names the folder it starts from. What it finds joins the
# inputs it begins with, so that a crash is there again in the next run until it is mended.
fuzz_one() { # NAME
    seeds=$(sed -n 's|^// Seeds: ||p' "$root/tests/fuzz/$1_fuzz.c")
    found=$build/fuzz/found/$1
    mkdir -p "$found"
    # libFuzzer's own exit code for a crash is the one that means "skipped" here.
    run_alone $((fuzz_seconds + 120)) "$build/fuzz/fuzz_$1" -error_exitcode=1 -max_total_time="$fuzz_seconds" \
        -timeout=20 -rss_limit_mb=2048 -detect_leaks="$leaks" -print_final_stats=1 -artifact_prefix="$found/" \
        "$found" ${seeds:+"$root/$seeds"}
}

probe_leaks || exit 1
is_asked=
is_long=
case " $names" in *" property"* | *" fault"* | *" fuzz"*) is_long=1 ;; esac
fuzz_seconds=${FUZZ_SECONDS:-$((is_long ? 300 : 10))}

run_architecture
run_builds
run_unit
add_scripts cli "$root"/tests/cli/[0-9]*_*.sh
add_scripts fault "$root"/tests/fault/*.sh
add_fuzz
sort -r -o "$pool" "$pool" # storms and windows first, which are long, so that no processor idles at the end
run_jobs "$pool" $((2 * processors))
run_jobs "$alone" 1
run_jobs "$fuzzing" "$processors"

if [ -n "$names" ] && [ -z "$is_asked" ]; then
    echo "tests/run.sh: no test is named $names: see docs/testing.md" >&2
    exit 2
fi
for name in $(sed -n 's/^fail //p' "$results"); do
    echo
    echo "---- $name failed; the last lines of $logs/$name.log:"
    tail -n 100 "$logs/$name.log"
done
echo "$(count_results pass) passed, $(count_results fail) failed, $(count_results skip) skipped"
[ "$(count_results fail)" = 0 ]
