#!/usr/bin/env bash
# Tries the API of a running site against its own description: `api.sh URL [CASES]`. Every answer must be one
# that the description names, of its shape, and never a failure of ours. What has the right form may still be
# refused by a rule of law (422), so the check that form is enough is left out.
set -euo pipefail
cd "$(dirname "$0")/.."
site=${1:?the address of a running site, such as http://127.0.0.1:8080}
cases=${2:-30}
version=4.32.5

tools=$(realpath -m "${CARGO_TARGET_DIR:-target}")/tools/schemathesis-$version
if [ ! -x "$tools/bin/schemathesis" ]; then
    # Made beside its place and moved there, so that an interrupted download is not taken for the tool.
    making=$tools.making
    rm -rf "$making" "$tools"
    python3 -m venv "$making"
    "$making/bin/python" -m pip install --quiet --disable-pip-version-check "schemathesis==$version"
    mv "$making" "$tools"
fi
# The tool leaves notes in the folder that it is started from.
notes=$(mktemp -d)
trap 'rm -rf "$notes"' EXIT
cd "$notes"
# Through python: the scripts of a folder that was moved name its old place.
timeout 120 "$tools/bin/python" -m schemathesis.cli run "$site/api/v1/openapi.json" \
    --exclude-checks positive_data_acceptance --max-examples "$cases" --continue-on-failure \
    --generation-database none --no-color
