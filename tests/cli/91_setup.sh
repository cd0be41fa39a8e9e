# docs/setup.sh asks for what is missing and for nothing else. Played with a dpkg-query, an apt-get,
# an id and a sudo of our own, so that nothing is installed.
set -eu
mkdir bin
PATH=$PWD/bin:$PATH

command_is() { # NAME: the script comes on stdin
    { echo '#!/bin/sh' && cat; } >"bin/$1"
    chmod +x "bin/$1"
}

# The packages named in the file "there" are installed, those in "known" are in apt's lists.
command_is dpkg-query <<'END'
for last; do :; done
grep -qxF "$last" there && printf installed
END
command_is apt-cache <<'END'
shift
for name; do grep -qxF "$name" known || exit 100; done
END
command_is apt-get <<'END'
[ "$1" = --version ] && exit 0
while [ "$1" = -o ]; do shift 2; done
echo "$@" >>asked
case $1 in
update) cat all >known ;;
install) [ ! -f broken ] || { rm broken; exit 100; } ;;
esac
END
command_is id <<'END'
echo "${PLAYED_ID:-0}"
END
command_is sudo <<'END'
[ -f may_sudo ] || exit 1
[ "$1" = -n ] && shift
case $1 in *=*) exit 1 ;; esac # this sudo lets apt-get through, and no variable
exec "$@"
END

fail() {
    echo "$*: asked for:"
    cat asked said
    exit 1
}

# What setup.sh asks of apt-get and says, and its exit code.
set_up() {
    : >asked
    code=0
    sh "$USHER_SOURCE/docs/setup.sh" build >said 2>&1 </dev/null || code=$?
}

sed -n "/^packages_build='/,/'\$/p" "$USHER_SOURCE/docs/setup.sh" | sed "s/^packages_build=//" |
    tr -d "'" | tr -s ' ' '\n' | grep . >all
[ "$(wc -l <all)" -ge 10 ]
cp all there
: >known

set_up
[ $code = 0 ] && [ ! -s asked ] || fail "all are there, so nothing is asked"

grep -vx cmake all >there
cp all known
set_up
[ $code = 0 ] && [ "$(cat asked)" = "install -y --no-install-recommends cmake" ] || fail "one is missing, lists are fresh"

: >known
set_up
[ $code = 0 ] && [ "$(head -n 1 asked)" = update ] && [ "$(wc -l <asked)" = 2 ] || fail "the lists are bare"

touch broken
set_up
[ $code = 0 ] && [ "$(cut -d' ' -f1 asked | tr '\n' ' ')" = "install update install " ] || fail "the lists are old"

export PLAYED_ID=1000
: >known
set_up
[ $code = 1 ] && [ ! -s asked ] || fail "neither root nor sudo"
grep -qxF "apt-get update && apt-get install -y --no-install-recommends cmake" said || fail "the line to run"

touch may_sudo
set_up
[ $code = 0 ] && [ "$(cat asked | tail -n 1)" = "install -y --no-install-recommends cmake" ] || fail "with sudo"
