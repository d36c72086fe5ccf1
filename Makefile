# Every target makes what it needs by itself: Python 3.11 or newer is enough. The plain commands behind
# each one stand in README.md, for people without make.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
UV := $(shell command -v uv 2>/dev/null)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check lint format bench house masking soak check-exports transcript wheel clean help
.DEFAULT_GOAL := help

demo: $(VENV)/.run ## try it all on a throw-away journal
	$(BIN)/reflect demo

test: $(VENV)/.dev ## run the tests
	$(BIN)/python -m pytest -n auto -q

check: lint test ## everything that must be green: formats, rules, types, walls, tests

lint: $(VENV)/.dev ## formats, rules, types, and the walls between the rooms
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## bring all code into its one form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## measure speed as ratios; writes bench/RESULTS.md
	$(BIN)/python bench/run.py

house: $(VENV)/.run ## measure the house: crowded folders, long parts, names that nobody uses
	$(BIN)/python bench/house.py

masking: $(VENV)/.dev ## measure the masking rules on the labelled sentences
	$(BIN)/python bench/masking.py tests/fixtures/masking/*.jsonl

soak: $(VENV)/.dev ## the long runs: kills, mutations, many random walks
	REFLECT_SOAK=1 $(BIN)/python -m pytest -n auto -q

check-exports: $(VENV)/.dev ## exports in a real browser, office and PDF reader; installs these if missing
	tests/exports_outside/install.sh build/exports
	PYTHONPATH=tests/exports_outside $(BIN)/python -m pytest -q --timeout 600 -p no:cacheprovider \
	  tests/exports_outside/check_html.py tests/exports_outside/check_paper.py tests/exports_outside/check_sheet.py

transcript: $(VENV)/.dev ## write docs/transcript.md anew from the real program
	$(BIN)/python docs/make_transcript.py

wheel: $(VENV)/.dev ## build the wheel that people install
	$(BIN)/hatchling build -t wheel

clean: ## remove everything that these targets made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "reflect needs Python 3.11 or newer, and I found none."; exit 1; }
ifdef UV
	$(UV) venv --quiet --python $(PYTHON) $(VENV)
else
	$(PYTHON) -m venv $(VENV)
endif

$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
ifdef UV
	$(UV) pip install --quiet --compile-bytecode --python $(BIN)/python -e .
else
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
endif
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
ifdef UV
	$(UV) pip install --quiet --compile-bytecode --python $(BIN)/python -e '.[dev]'
else
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
endif
	@touch $@ $(VENV)/.run
