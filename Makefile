# `make run` looks at the sample in the browser, `make test` checks everything. Set-up happens by itself.
PYTHON ?= $(or $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done),python3)
BIN := .venv/bin

.PHONY: run setup setup-test sample check test bench lock docs

run: setup
	@exec $(BIN)/govgraph serve --sample

sample: setup
	@$(BIN)/govgraph sample --load

setup:
	@$(PYTHON) tools/setup.py run

setup-test:
	@$(PYTHON) tools/setup.py test

check: setup-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# Two processes, each with stores of its own, a file of tests at a time; one server of the user's bears only one.
test: check
	$(BIN)/pytest $(if $(NEO4J_TEST_URI),,-n 2 --dist loadfile --no-loadscope-reorder) $(ARGS)

bench: setup-test
	@$(BIN)/python -P -m bench $(ARGS)

lock:
	@$(PYTHON) tools/setup.py lock $(ARGS)

docs: setup
	@$(BIN)/python -P -m tools.docs
