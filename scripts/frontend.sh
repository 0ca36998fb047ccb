#!/usr/bin/env bash
# Bundles the desk's scripts; `frontend.sh test` checks their types and runs their tests as well. Scripts
# only make pages nicer: without npm the desk works with plain forms.
set -euo pipefail
cd "$(dirname "$0")/../frontend" 2>/dev/null || exit 0
[ -f package.json ] || exit 0
if ! command -v npm >/dev/null 2>&1; then
    [ "${1:-}" = test ] && { echo "frontend: npm is missing" >&2; exit 2; }
    echo "frontend: npm is missing, the desk will use plain text areas" >&2
    exit 0
fi

# Installed and built again only when something changed since.
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
fi
bundle=$(find dist -type f -name '*.js' 2>/dev/null | head -n 1 || true)
if [ -z "$bundle" ] || [ -n "$(find . -path ./node_modules -prune -o -path ./dist -prune -o -type f -newer "$bundle" -print -quit)" ]; then
    npm run --silent build
fi
if [ "${1:-}" = test ]; then
    npm run --silent check
    npm test --silent
fi
