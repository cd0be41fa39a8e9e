#!/bin/sh
# Installs the Debian packages that Usher needs, and nothing that is there already.
#     sh docs/setup.sh build        to build and run it
#     sh docs/setup.sh build test   to run its tests as well; bench: what benchmarks compare it with
# As root, or with sudo for apt-get alone. With neither it prints the one line that
# somebody else has to run, and exits 1.
set -eu

# The one list of packages.
packages_build='gcc libc6-dev cmake make pkg-config
    libsqlite3-dev libicu-dev libsodium-dev libjansson-dev libinih-dev libcsv-dev
    libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev libqrencode-dev libfribidi-dev libfontconfig-dev
    fonts-inter fonts-noto-core fonts-noto-cjk fonts-symbola
    libmicrohttpd-dev libcurl4-gnutls-dev ca-certificates'
packages_test='libcmocka-dev ninja-build clang lld libclang-rt-14-dev llvm jq sqlite3 python3 xvfb xdotool
    chromium chromium-driver python3-selenium gnutls-bin curl imagemagick'
packages_bench=''

wanted=
for kind in "$@"; do
    case $kind in
    build) wanted="$wanted $packages_build" ;;
    test) wanted="$wanted $packages_test" ;;
    bench) wanted="$wanted $packages_bench" ;;
    *) echo "setup: \"$kind\" is not a list of packages: say build, test or bench" >&2 && exit 2 ;;
    esac
done

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "setup: this is not Debian: install what these packages hold and build with cmake:" $wanted >&2
    exit 1
fi

missing=
for package in $wanted; do
    is_installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

install="apt-get install -y --no-install-recommends$missing"
update=
# apt-cache knows nothing of them: the lists were never fetched, or are bare.
apt-cache show $missing >/dev/null 2>&1 || update='apt-get update'

# How to become root for apt-get; the last one may ask for a password.
find_root() {
    if [ "$(id -u)" = 0 ]; then
        as_root='env DEBIAN_FRONTEND=noninteractive'
        return 0
    fi
    command -v sudo >/dev/null || return 1
    for as_root in 'sudo -n DEBIAN_FRONTEND=noninteractive' 'sudo -n'; do
        $as_root apt-get --version >/dev/null 2>&1 && return 0
    done
    as_root='sudo'
    [ -t 0 ] && $as_root apt-get --version >/dev/null
}

apt() {
    # Another apt-get may hold the lock for a while after a machine has started.
    $as_root apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" </dev/null >&2
}

if ! find_root; then
    echo "setup: these packages are missing and this user may not install them: run as root:" >&2
    echo "${update:+$update && }$install"
    exit 1
fi

echo "setup: installing$missing" >&2
[ -z "$update" ] || apt update
if ! apt install -y --no-install-recommends $missing; then
    apt update # the lists may be older than what the mirror still has
    apt install -y --no-install-recommends $missing
fi
