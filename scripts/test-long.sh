#!/usr/bin/env bash
# The long tests: those marked `ignored` (soak with kill -9 and large amounts), every document of requests measured,
# mutation of the rules and fuzzing of the readers. Tools that are not installed are named and left out.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo test --workspace -- --ignored
GONGKAI_FAULT_ROUNDS="${GONGKAI_FAULT_ROUNDS:-60}" cargo test -p gongkai-tests faults::
scripts/browser.sh papers

if command -v cargo-mutants >/dev/null 2>&1; then
    scripts/mutants.sh
else
    echo "long: cargo-mutants is not installed, the rules are not mutated (cargo install --locked cargo-mutants)" >&2
fi
if command -v cargo-fuzz >/dev/null 2>&1; then
    scripts/fuzz.sh "${GONGKAI_FUZZ_SECONDS:-300}"
else
    echo "long: cargo-fuzz is not installed, nothing is fuzzed (cargo install --locked cargo-fuzz)" >&2
fi
