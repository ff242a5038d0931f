.DEFAULT_GOAL := help
.PHONY: help setup build demo test verify check size bench matrix release-check clean

help: ## This list
	@scripts/help

setup: ## Install what building and testing need and this machine lacks
	@scripts/setup test

build: ## The npm package in pkg/
	@scripts/setup build
	@scripts/build

demo: ## The demo shop in a browser; pass options with ARGS="..."
	@scripts/demo $(ARGS)

test: ## Every check there is
	@scripts/test

verify: build ## What takes longer than the tests: fuzzing, many random cases, an engine that stops; ARGS="60" for a minute a target
	@scripts/verify $(ARGS)

check: ## The quick checks: format, lints, types
	@scripts/test setup fmt clippy clippy-wasm build types lint-js

size: build ## Bytes the package ships, against the budget
	@scripts/size

bench: build ## Speed beside rivals, in Node and Chromium; ARGS="verdict node" for some
	@scripts/bench $(ARGS)

matrix: build ## The packed package in every bundler, framework and runtime; ARGS="vite next" for some
	@scripts/matrix $(ARGS)

release-check: ## What would be published: its files, two builds that are the same, its bytes
	@scripts/release-check

clean: ## Remove what the build made; installed tools stay
	@scripts/clean
