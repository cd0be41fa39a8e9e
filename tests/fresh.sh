#!/bin/sh
# Shows that the two commands of README.md work on a Debian 12 with nothing on it. As root, with debootstrap
# and a network; not part of tests/run.sh.
#     sh tests/fresh.sh [root] [sudo] [neither]
# root: as root, without even /proc; sudo: as a user who may run apt-get through sudo, and no package lists
# fetched yet; neither: as a user who is told one line, which root then runs.
# FRESH_FOLDER: where the small systems are made (they stay, for a look); FRESH_MIRROR: where from;
# FRESH_NAMES: the tests to run, when not all.
set -eu
unset LC_ALL LANG LANGUAGE

root=$(cd "$(dirname "$0")/.." && pwd -P)
folder=${FRESH_FOLDER:-/var/tmp/usher-fresh}
mirror=${FRESH_MIRROR:-http://deb.debian.org/debian}
mkdir -p "$folder"

# A system of its own for a case, with the tree in the home of the user "maria".
make_system() { # CASE
    [ -d "$folder/base" ] || {
        debootstrap --variant=minbase bookworm "$folder/making" "$mirror" >"$folder/base.log" 2>&1 ||
            { tail -n 5 "$folder/base.log" >&2 && exit 1; }
        mv "$folder/making" "$folder/base"
    }
    system=$folder/$1
    rm -rf "$system"
    cp -a "$folder/base" "$system"
    inside root useradd -m -s /bin/sh maria
    tree=$(inside root sh -c 'echo ~maria')/usher
    mkdir "$system$tree"
    tar -C "$root" --exclude=./build --exclude=./.git -cf - . | tar -C "$system$tree" -xf -
    [ "$1" = root ] || inside root chown -R maria: "$tree"
}

# Runs a command in the system as root or maria, with /proc and terminals where `proc` says so.
inside() { # USER COMMAND...
    user=$1
    shift
    # shellcheck disable=SC2016 # expanded inside
    unshare --mount sh -c 'system=$1 proc=$2 user=$3 && shift 3
        if [ "$proc" = yes ]; then
            mount -t proc proc "$system/proc"
            mount -t devpts -o ptmxmode=0666 devpts "$system/dev/pts"
        fi
        id=$(awk -F: -v user="$user" "\$1 == user { print \$3 }" "$system/etc/passwd")
        exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb ${FUZZ_SECONDS:+FUZZ_SECONDS="$FUZZ_SECONDS"} \
            chroot --userspec="$id:$id" "$system" "$@"' - "$system" "$proc" "$user" "$@"
}

try_both() { # USER
    inside "$1" sh "$tree/docs/quickstart.sh" && inside "$1" sh -c "cd / && sh $tree/.ci/run ${FRESH_NAMES:-}"
}

run_root() {
    proc=no
    make_system root
    try_both root
}

run_sudo() {
    proc=yes
    make_system sudo
    inside root sh -c 'apt-get update && apt-get install -y --no-install-recommends sudo'
    echo 'maria ALL=(ALL) NOPASSWD: /usr/bin/apt-get' >"$system/etc/sudoers.d/maria"
    rm -rf "$system"/var/lib/apt/lists/*
    try_both maria
}

run_neither() {
    proc=yes
    make_system neither
    for command in docs/quickstart.sh .ci/run; do
        ! inside maria sh "$tree/$command" >"$folder/told" || return 1
        grep '^apt-get ' "$folder/told" || return 1
        inside root sh -c "$(grep '^apt-get ' "$folder/told")"
    done
    try_both maria
}

[ $# -gt 0 ] || set -- root sudo neither
failed=0
for case in "$@"; do
    set +e # in a shell of its own, so that the first thing that fails ends the case and no other
    (set -e && "run_$case") >"$folder/$case.log" 2>&1
    status=$?
    set -e
    said=pass
    [ $status = 0 ] || said=fail failed=1
    echo "$said  fresh/$case: $(tail -n 1 "$folder/$case.log") ($folder/$case.log)"
done
exit $failed
