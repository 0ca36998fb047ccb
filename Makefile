# The commands of this project. Anything longer than a line or two lies in scripts/ or xtask/.
# On a fresh Debian or Ubuntu machine with Rust and Node, `make demo` and `make test` need nothing before.

LISTEN ?= 127.0.0.1:8080
# `make demo PROFILE=release` builds longer and serves faster.
PROFILE ?= dev

# Records in the measured store.
ROWS ?= 100000

.NOTPARALLEL:
.PHONY: help demo serve test test-rust test-browser test-full lint bench docs papers screenshots frontend setup setup-lite

help: ## lists these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile

demo: setup-lite frontend ## starts the invented district with its people, prints address and logins
	cargo run --profile $(PROFILE) -p gongkai -- demo --listen $(LISTEN)

test: setup frontend lint test-rust test-browser ## format, lints, Rust tests on both stores, browser tests

test-rust:
	cargo test --workspace

test-browser: setup
	scripts/frontend.sh test
	scripts/browser.sh test

test-full: test ## the above, and the long ones: soak, mutation and fuzzing where the tools are installed
	scripts/test-long.sh

lint: ## format and lints; licences and borders when cargo-deny is installed
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	scripts/deny.sh

bench: ## the figures of docs/benchmarks.md
	cargo build --release -p gongkai
	cargo run -q -p xtask -- bench $(ROWS)
	cargo run --release -q -p gongkai-bench -- $(ROWS)

docs: ## the generated pages of docs/, then the documentation of the crates
	cargo run -q -p xtask -- law
	cargo run -q -p xtask -- glossary
	cargo doc --workspace --no-deps

papers: setup frontend ## every document of requests, measured; PDFs and pictures in target/papers/
	scripts/browser.sh papers

screenshots: setup frontend ## docs/images/*.png, from a fresh demo
	scripts/browser.sh screenshots

frontend:
	scripts/frontend.sh

setup: ## installs what tests need; names the command when not root
	scripts/setup.sh all

setup-lite:
	scripts/setup.sh build
