#!/bin/sh
# What the tests need from the system: Chromium, Node, npm, libatomic for Playwright's driver, and
# Pango for the PDF of a handbook.
# Installed where we may, else named. Chromium without windows opens a page in a third of the time;
# where it cannot be had, the tests take the other.
set -eu

missing=""
command -v chromium >/dev/null || missing="$missing chromium"
command -v node >/dev/null || missing="$missing nodejs"
command -v npm >/dev/null || missing="$missing npm"
if [ -x /sbin/ldconfig ] && ! /sbin/ldconfig -p | grep -q libatomic.so.1; then
    missing="$missing libatomic1"
fi
has() {
    [ ! -x /sbin/ldconfig ] || /sbin/ldconfig -p | grep -q "$1"
}
has libpango-1.0.so.0 || missing="$missing libpango-1.0-0"
has libpangoft2-1.0.so.0 || missing="$missing libpangoft2-1.0-0"
has libharfbuzz-subset.so.0 || missing="$missing libharfbuzz-subset0"
faster=""
command -v chromium-headless-shell >/dev/null || faster="chromium-headless-shell"
[ -z "$missing$faster" ] && exit 0

install() {
    # shellcheck disable=SC2068
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $@
}
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q || [ -z "$missing" ]
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install $missing
    [ -z "$faster" ] || install "$faster" || echo "The browser tests go on without $faster." >&2
    exit 0
fi
[ -z "$missing" ] && exit 0
echo "The tests need:$missing. Install them with:" >&2
echo "    sudo apt-get install --no-install-recommends$missing" >&2
exit 2
