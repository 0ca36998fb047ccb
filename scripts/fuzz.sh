#!/usr/bin/env bash
# Fuzzes everything that reads what strangers send: scripts/fuzz.sh [SECONDS [TARGET...]]
# A crash, a hang of ten seconds or more than 2 GB ends it with the input that did it in fuzz/artifacts/.
# cargo-fuzz is needed; the flags it sets are unstable, and no other toolchain is installed for them.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds="${1:-60}"
shift || true

command -v cargo-fuzz >/dev/null 2>&1 || {
    echo "fuzz: cargo-fuzz is not installed (cargo install --locked cargo-fuzz)" >&2
    exit 2
}
export RUSTC_BOOTSTRAP=1
targets=("$@")
[ "${#targets[@]}" -gt 0 ] || mapfile -t targets < <(cargo fuzz list)

# Our own examples are where the fuzzer begins. A file of any format is led by the byte that chooses the format.
seed() {
    local corpus="fuzz/corpus/$1" order=(docx doc rtf pdf html xlsx xls txt) at file
    mkdir -p "$corpus"
    case "$1" in
    document_file)
        for at in "${!order[@]}"; do
            for file in examples/documents/*."${order[at]}"; do
                [ -f "$file" ] || continue
                { printf "\\x$(printf '%02x' "$at")"; cat "$file"; } >"$corpus/$(basename "$file")"
            done
        done
        ;;
    document_text | numbers | text_check) cp examples/documents/*.txt "$corpus/" ;;
    html) cp examples/documents/*.html "$corpus/" ;;
    law_lines) cp fuzz/seeds/law_lines/* "$corpus/" ;;
    law_text) cp fuzz/seeds/law_text/* "$corpus/" ;;
    esac
}

for target in "${targets[@]}"; do
    seed "$target"
    echo "fuzz: $target, $seconds s"
    cargo fuzz run --sanitizer none --fuzz-dir fuzz "$target" -- \
        -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 -verbosity=0
done
