#!/usr/bin/env bash
# Installs what a command of the Makefile needs and is missing: `setup.sh build` (a linker; Rust must be
# there) or `setup.sh all` (also what the tests need). Installs as root; else it names the command. Does
# nothing, quickly, when all is there.
set -euo pipefail

cd "$(dirname "$0")/.."
what=${1:-all}
missing=()
distribution=$(. /etc/os-release 2>/dev/null && echo "${ID:-}")

has() { command -v "$1" >/dev/null 2>&1; }
need() { # need PACKAGE COMMAND...: the package is wanted unless the command succeeds
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}
has_postgres() { has initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb'; }
has_chromium() {
    [ -x "${CHROMIUM:-}" ] || has chromium || has google-chrome ||
        compgen -G "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}/chromium-*"
}
has_venv() { has python3 && python3 -c 'import ensurepip, venv'; }
# 仿宋, 楷体, 黑体 and 宋体 of official documents, free (Fandol); without them PDFs are set in Noto.
has_document_fonts() { compgen -G '/usr/share/tex*/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf'; }
has_chinese_font() { has fc-list && [ -n "$(fc-list :lang=zh-cn file)" ]; }

[ -d "$HOME/.cargo/bin" ] && PATH="$HOME/.cargo/bin:$PATH"
if ! has cargo; then
    echo "setup: cargo is missing; install Rust as https://rustup.rs says, then run this again" >&2
    exit 2
fi

need build-essential has cc
if [ "$what" = all ]; then
    if ! has npm; then missing+=(nodejs npm); fi
    need postgresql has_postgres
    if [ "$distribution" != ubuntu ]; then need chromium has_chromium; fi
    need fonts-noto-cjk has_chinese_font
    need texlive-lang-chinese has_document_fonts
    need fontconfig has fc-list
    need poppler-utils has pdftotext
    # The Nu validator of the browser tests is a Java program.
    need default-jre-headless has java
    # antiword keeps tables of .doc files, catdoc reads what antiword refuses.
    need antiword has antiword
    need catdoc has catdoc
    # The description of the API is tried by a tool from PyPI, kept in a folder of its own (scripts/api.sh).
    need python3-venv has_venv
fi
if [ ${#missing[@]} -gt 0 ]; then
    install="apt-get install -y --no-install-recommends ${missing[*]}"
    if ! has apt-get; then
        echo "setup: install these yourself, there is no apt-get here: ${missing[*]}" >&2
        exit 2
    elif [ "$(id -u)" -ne 0 ]; then
        echo "setup: ${missing[*]} missing; run: sudo apt-get update && sudo $install" >&2
        exit 2
    fi
    echo "setup: installing ${missing[*]}" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    $install
fi

if [ "$what" = all ] && ! has_chromium; then
    # Ubuntu has Chromium only as a snap, which cannot be driven from a temporary folder.
    install="npx --yes playwright-core@$(sed -n 's/.*"playwright-core": "\(.*\)".*/\1/p' browser/package.json) install --with-deps chromium"
    if [ "$(id -u)" -ne 0 ]; then
        echo "setup: a Chromium is missing; run: sudo $install, or name one in CHROMIUM" >&2
        exit 2
    fi
    $install
fi
