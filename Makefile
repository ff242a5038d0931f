.DEFAULT_GOAL := help
.PHONY: help setup build demo test check size clean

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

check: ## The quick checks: format, lints, types
	@scripts/test setup fmt clippy clippy-wasm build types date-math

size: build ## Bytes the package ships, against the budget
	@scripts/size

clean: ## Remove what the build made; installed tools stay
	@scripts/clean
