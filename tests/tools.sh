#!/bin/sh
# What the tests need from the system: Chromium, Node, npm, and libatomic for Playwright's driver.
# Installed where we may, else named.
set -eu

missing=""
command -v chromium >/dev/null || missing="$missing chromium"
command -v node >/dev/null || missing="$missing nodejs"
command -v npm >/dev/null || missing="$missing npm"
if [ -x /sbin/ldconfig ] && ! /sbin/ldconfig -p | grep -q libatomic.so.1; then
    missing="$missing libatomic1"
fi
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
    exit 0
fi
echo "The tests need:$missing. Install them with:" >&2
echo "    sudo apt-get install --no-install-recommends$missing" >&2
exit 2
