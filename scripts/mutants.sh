#!/usr/bin/env bash
# Mutates the rules of law and says which mutants no test noticed: scripts/mutants.sh [--in-diff FILE | -f FILE ...]
# Arguments go to cargo-mutants; without any, the whole crate is mutated, which takes more than an hour on two quiet cores.
# Neither traces nor smaller counterexamples are wanted: whether a test fails is all that is asked.
# The doctests compile on their own and are left out; what they show is shown by unit tests too.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v cargo-mutants >/dev/null 2>&1 || {
    echo "mutants: cargo-mutants is not installed (cargo install --locked cargo-mutants)" >&2
    exit 2
}
# A loop that was made endless may fill the memory before its time is up.
ulimit -v 12000000
export RUST_BACKTRACE=0 PROPTEST_MAX_SHRINK_ITERS="${PROPTEST_MAX_SHRINK_ITERS:-0}"
exec cargo mutants -p gongkai-rules --no-shuffle --timeout 90 -j "${JOBS:-2}" "$@" -- --lib
