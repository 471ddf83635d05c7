#!/bin/sh
# Makes sure that the tests find what they need of other programs: a Chromium and a Chinese font for the browser, pdfsig and
# certutil to check signatures from outside; quick when they are already there.
set -eu

browser_found() {
    if [ -n "${CHROMIUM:-}" ]; then
        command -v "$CHROMIUM" >/dev/null 2>&1
        return
    fi
    for name in chromium chromium-browser google-chrome; do
        if command -v "$name" >/dev/null 2>&1; then
            return
        fi
    done
    return 1
}

# without fc-list nobody can tell, so the font counts as missing and fontconfig comes along with it
font_found() {
    command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh family)" ]
}

signature_tools_found() {
    command -v pdfsig >/dev/null 2>&1 && command -v certutil >/dev/null 2>&1
}

ready() {
    browser_found && font_found && signature_tools_found
}

give_up() {
    echo "tests need Chromium (on the PATH or named by CHROMIUM), a Chinese font, pdfsig and certutil: install chromium fontconfig fonts-noto-cjk poppler-utils libnss3-tools${1:-}" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

may_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; }
}

install_missing() {
    set -- fontconfig fonts-noto-cjk poppler-utils libnss3-tools
    browser_found || set -- chromium "$@"
    echo "installing $*"
    as_root apt-get -qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 update &&
        as_root apt-get -qq -y -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
            --no-install-recommends install "$@" >/dev/null
}

if ready; then
    exit 0
fi
if [ -n "${CHROMIUM:-}" ] && ! browser_found; then
    give_up " (CHROMIUM=$CHROMIUM is not a program)"
fi
may_install || give_up
for pause in 5 20 0; do
    if install_missing; then
        break
    fi
    # another package manager may hold the lock, or a mirror may be in the middle of an update
    sleep "$pause"
done
ready || give_up " (apt-get could not)"
