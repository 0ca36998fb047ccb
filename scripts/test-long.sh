#!/usr/bin/env bash
# The long tests: those marked `ignored` (soak with kill -9 and large amounts), mutation of the rules and
# fuzzing of the readers. Tools that are not installed are named and left out.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo test --workspace -- --ignored
GONGKAI_FAULT_ROUNDS="${GONGKAI_FAULT_ROUNDS:-60}" cargo test -p gongkai-tests faults::

if command -v cargo-mutants >/dev/null 2>&1; then
    cargo mutants -p gongkai-rules --no-shuffle --timeout 120
else
    echo "long: cargo-mutants is not installed, the rules are not mutated (cargo install --locked cargo-mutants)" >&2
fi
if [ -d fuzz ] && command -v cargo-fuzz >/dev/null 2>&1; then
    for target in $(cargo fuzz list); do
        cargo fuzz run "$target" -- -max_total_time=300
    done
elif [ -d fuzz ]; then
    echo "long: cargo-fuzz is not installed, the readers are not fuzzed (cargo install --locked cargo-fuzz)" >&2
fi
