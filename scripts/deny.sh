#!/bin/sh
# Checks licences, sources and the borders of crates (deny.toml) where cargo-deny is installed.
# The borders are also held by the architecture test, which always runs.
if command -v cargo-deny >/dev/null 2>&1; then
    exec cargo deny --workspace check licenses bans sources
fi
echo "deny: cargo-deny is not installed, deny.toml is not checked (cargo install --locked cargo-deny)" >&2
