# shellcheck shell=bash
# What scripts/run and scripts/test share: saying things, finding cargo, installing what is missing.
# To be sourced; `set -euo pipefail` is up to the script that sources it.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# outside of the repository, so that a fresh clone does not compile every dependency again
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$HOME/.cache/dateline/target}
case $CARGO_TARGET_DIR in
    /* | [A-Za-z]:*) ;;
    *) CARGO_TARGET_DIR=$PWD/$CARGO_TARGET_DIR ;;
esac
export CARGO_TARGET_DIR

# Opened by the program while it runs, so that the linker knows nothing of them and `ldd` does not show them:
#   winit on X11      libX11, libX11-xcb, libxcb, libXcursor, libXi, libxkbcommon, libxkbcommon-x11
#   winit on Wayland  libwayland-client, libxkbcommon
#   wgpu              libvulkan and a driver for it; mesa-vulkan-drivers has one in software
# shellcheck disable=SC2034 # used by the scripts that source this
runtime_packages=(
    libx11-6 libx11-xcb1 libxcb1 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0
    libwayland-client0
    libvulkan1 mesa-vulkan-drivers
)

say() {
    printf '%s\n' "$*"
}

# Needed to compile: a linker, and a C compiler with its headers for one dependency. No -dev package of anything else.
build_packages() {
    if ! command -v cc >/dev/null; then
        echo gcc libc6-dev
    fi
}

is_installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Runs a command as root; fails without one where that is not possible without asking for a password nobody can type.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        sudo "$@"
    else
        return 1
    fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 -qq install --yes \
        --no-install-recommends "$@" >/dev/null </dev/null
}

# install_missing PACKAGE...: on Debian and Ubuntu, installs those that are not there. Never fails: what is really missing
# shows when it is needed, and the machine may have it from elsewhere.
install_missing() {
    local package missing=()
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "System libraries: this is no Debian or Ubuntu (there is no apt-get), so nothing is installed."
        if [ "$(uname -s)" = Linux ]; then
            say "  On Debian the packages would be: $*"
        fi
        return 0
    fi
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        say "System libraries: all of them are installed."
        return 0
    fi
    say "System libraries: missing are ${missing[*]}."
    if ! as_root true; then
        say "  Going on without them: installing takes root or sudo. Somebody who has that can run"
        say "  apt-get install --no-install-recommends ${missing[*]}"
        return 0
    fi
    say "  Installing them with apt-get."
    as_root apt-get -o DPkg::Lock::Timeout=120 -qq update </dev/null \
        || say "  apt-get update failed; trying with the lists that are here."
    if apt_install "${missing[@]}"; then
        return 0
    fi
    # one package that this release does not have must not keep the others out
    for package in "${missing[@]}"; do
        apt_install "$package" || say "  $package could not be installed; going on without it."
    done
}

# Cargo in PATH or where rustup puts it, and a Rust that is new enough. Changes nothing about the toolchain.
need_rust() {
    local wanted found oldest
    wanted=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
    if ! command -v cargo >/dev/null && [ -x "$HOME/.cargo/bin/cargo" ]; then
        PATH=$HOME/.cargo/bin:$PATH
    fi
    if ! command -v cargo >/dev/null || ! command -v rustc >/dev/null; then
        say "Dateline is built with Rust $wanted or later, and there is no cargo here."
        say "rustup.rs is the page of its installer: follow the one step that it shows, open a new terminal, and run this again."
        return 1
    fi
    found=$(rustc --version | cut -d ' ' -f 2)
    oldest=$(printf '%s\n%s\n' "$wanted" "${found%%-*}" | sort -V | head -n 1)
    if [ "$oldest" != "$wanted" ]; then
        say "Dateline is built with Rust $wanted or later, and this is Rust $found."
        say "With rustup, \`rustup update stable\` brings a later one; a Rust from the system's packages is often too old,"
        say "and rustup.rs is the page of the installer for one beside it."
        return 1
    fi
}
