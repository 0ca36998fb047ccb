#!/usr/bin/env bash
# Builds the program and drives it with a browser: `browser.sh test`, `browser.sh papers` or `browser.sh screenshots`.
set -euo pipefail
cd "$(dirname "$0")/.."

# With its tests, as `cargo test --workspace` has built it already: alone, it would be compiled with other features.
cargo build --workspace --all-targets
GONGKAI=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/debug/gongkai
export GONGKAI

cd browser
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
fi
npm run --silent "${1:-test}"
