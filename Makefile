# Every target makes what it needs by itself: Python 3.11 or newer is enough. The plain commands behind
# each one stand in docs/guides/install.md, for people without make.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
UV := $(shell command -v uv 2>/dev/null)
VENV := .venv
BIN := $(VENV)/bin
EXACT := --constraint constraints.txt
LOCKED := --require-hashes --requirement
ITSELF := --no-build-isolation --no-deps
ANY_UV = $(or $(UV),$(BIN)/uv)

LOCK := --quiet --universal --python-version 3.11 --no-annotate --generate-hashes $(EXACT) \
  --only-binary cryptography --custom-compile-command "make locks"

.PHONY: demo keys test check lint format coverage bench bench-long peers words prompts house masking tagger soak controls reliability check-exports check-imports check-shells check-escape transcript pictures commands wheel try-wheel \
  lowest audit constraints locks clean help
.DEFAULT_GOAL := help

demo: $(VENV)/.run ## try it all on a throw-away journal
	$(BIN)/reflect demo

test: $(VENV)/.dev ## run the tests
# They start some hundred processes, and where Python may keep nothing (PYTHONDONTWRITEBYTECODE) each would compile all anew.
	@$(BIN)/python -m compileall -q reflect tests/kit
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

coverage: $(VENV)/.dev ## run the tests and print how many branches they took, room by room, with the floors
	rm -rf build/coverage
	$(BIN)/coverage run -m pytest -n auto -q --timeout 600
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage json --quiet -o build/coverage/figures.json
	$(BIN)/python bench/rooms.py build/coverage/figures.json

bench: $(VENV)/.dev ## measure speed as ratios, in ten minutes on a quiet computer; writes bench/RESULTS.md (the first time makes journals for it)
	$(BIN)/python bench/run.py

bench-long: $(VENV)/.dev ## measure export, archive and import of 100,000 entries; writes its part of bench/RESULTS.md
	$(BIN)/python bench/at_once.py

peers: $(VENV)/.dev ## hold reflect against jrnl, which is installed in a place of its own; writes its part of bench/RESULTS.md
	$(BIN)/python -m venv build/peers
	build/peers/bin/python -m pip install --quiet --disable-pip-version-check 'jrnl>=4.6,<5'
	$(BIN)/python bench/peers.py

words: $(VENV)/.dev ## bring the sentences of the program up to date in every language, for whoever translates them
	$(BIN)/python bench/words.py

prompts: $(VENV)/.dev ## write prompts/*/compiled.json anew: areas, moments, cards and spotlight questions, ready for commands that have to be quick
	$(BIN)/python bench/compile_prompts.py

keys: $(VENV)/.dev ## count the keys and seconds from the shell to a kept entry, in a real terminal
	$(BIN)/python bench/keys.py

house: $(VENV)/.run ## measure the house: crowded folders, long parts, names that nobody uses
	$(BIN)/python bench/house.py

masking: $(VENV)/.dev ## measure masking on the labelled sentences and reflections, and what it costs
	$(BIN)/python bench/masking.py

tagger: $(VENV)/.dev ## train the tagger of masking anew from its texts: some minutes, the same bytes each time
	$(BIN)/python tagger/train.py

soak: $(VENV)/.dev ## the long runs: kills, mutations, many random walks
	REFLECT_SOAK=1 $(BIN)/python -m pytest -n auto -q

controls: $(VENV)/.dev ## take out each control that keeps a journal safe, and see a test turn red; ONLY="word word" names some
	$(BIN)/python bench/controls.py $(ONLY)

reliability: $(VENV)/.dev ## the long trials, with their figures in bench/RELIABILITY.md; ROW=T8 runs one row, ONLY="word word" some of its trials, SHARE=8 an eighth of them
	ONLY="$(ONLY)" REFLECT_SOAK_SHARE=$(SHARE) $(BIN)/python bench/reliability.py $(ROW)

check-exports: $(VENV)/.dev ## exports in a real browser, office and PDF reader; installs these if missing
	tests/exports_outside/install.sh build/exports
	PYTHONPATH=tests/exports_outside $(BIN)/python -m pytest -q --timeout 600 -p no:cacheprovider \
	  tests/exports_outside/check_html.py tests/exports_outside/check_paper.py tests/exports_outside/check_sheet.py \
	  tests/exports_outside/check_pocket.py

check-imports: $(VENV)/.dev ## a journal that jrnl itself wrote, brought in; installs jrnl in a place of its own
	$(BIN)/python -m venv build/imports
	build/imports/bin/python -m pip install --quiet --disable-pip-version-check 'jrnl>=4.6,<5'
	PYTHONPATH=tests/exports_outside $(BIN)/python -m pytest -q --timeout 600 -p no:cacheprovider tests/exports_outside/check_jrnl.py

check-shells: $(VENV)/.dev ## the Tab key in bash, zsh and fish, and the page for man, in the real programs
	@for each in bash zsh fish mandoc; do command -v $$each >/dev/null || { echo "Please install $$each first."; exit 1; }; done
	$(BIN)/python -m pytest -q tests/cli/manual tests/docs/test_make_commands.py

check-escape: $(VENV)/.dev ## a journal opened without reflect, in the stock shell of SQLCipher 4 (SQLCIPHER=its path)
	@command -v "$${SQLCIPHER:-sqlcipher}" >/dev/null || { echo "Please install SQLCipher 4 first, or say SQLCIPHER=its path."; exit 1; }
	$(BIN)/python -m pytest -q -rs -p no:cacheprovider tests/exports_outside/check_shell.py

transcript: $(VENV)/.dev ## write docs/transcript.md anew from the real program
	$(BIN)/python docs/make_transcript.py

pictures: $(VENV)/.dev ## draw docs/pictures anew from the real program, on the journal of the demo
	$(BIN)/python docs/make_pictures.py

commands: $(VENV)/.run ## write docs/commands.md and docs/reflect.1 anew from the program itself
	$(BIN)/python docs/make_commands.py

wheel: $(VENV)/.dev ## build the wheel that people install
	$(BIN)/hatchling build --clean -t wheel

try-wheel: wheel ## install the wheel in a place of its own, far from this checkout, and try it there
	$(BIN)/python -m venv --clear build/wheel
	build/wheel/bin/python -m pip install --quiet --disable-pip-version-check $(LOCKED) locks/run.lock
	build/wheel/bin/python -m pip install --quiet --disable-pip-version-check $(ITSELF) dist/*.whl
	cd build/wheel && bin/reflect --version && bin/reflect demo

lowest: $(VENV)/.uv ## run the tests with the lowest versions that pyproject.toml allows
	$(ANY_UV) venv --quiet --clear --python $(PYTHON) build/lowest
	$(ANY_UV) pip install --quiet --resolution lowest-direct --python build/lowest/bin/python -e '.[dev]'
	build/lowest/bin/python -m pytest -n auto -q

audit: $(VENV)/.dev ## ask the advisory service of PyPI about every version in the lock; it needs the network
	$(BIN)/python -m venv --clear build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	build/audit/bin/pip-audit --strict --require-hashes --disable-pip --requirement locks/dev.lock

constraints: $(VENV)/.uv ## choose constraints.txt anew: what pyproject.toml asks for now; NEWER=1 takes newer versions
	$(ANY_UV) pip compile --quiet --universal --python-version 3.11 --all-extras --no-annotate \
	  --only-binary cryptography --custom-compile-command "make constraints" $(if $(NEWER),--upgrade) -o constraints.txt pyproject.toml
	$(MAKE) locks

locks: $(VENV)/.uv ## write locks/ anew: for each version in constraints.txt, the sum of every file that may be installed
	printf 'hatchling\neditables\npip\n' | $(ANY_UV) pip compile $(LOCK) -o locks/run.lock pyproject.toml -
	printf 'pip\n' | $(ANY_UV) pip compile $(LOCK) --all-extras -o locks/dev.lock pyproject.toml -

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

$(VENV)/.run: pyproject.toml locks/run.lock | $(VENV)/bin/python
ifdef UV
	$(UV) pip install --quiet --compile-bytecode --python $(BIN)/python $(LOCKED) locks/run.lock
	$(UV) pip install --quiet --python $(BIN)/python $(ITSELF) -e .
else
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(LOCKED) locks/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(ITSELF) -e .
endif
	@touch $@

$(VENV)/.dev: pyproject.toml locks/dev.lock | $(VENV)/bin/python
ifdef UV
	$(UV) pip install --quiet --compile-bytecode --python $(BIN)/python $(LOCKED) locks/dev.lock
	$(UV) pip install --quiet --python $(BIN)/python $(ITSELF) -e .
else
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(LOCKED) locks/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(ITSELF) -e .
endif
	@touch $@ $(VENV)/.run

$(VENV)/.uv: | $(VENV)/bin/python
ifndef UV
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
endif
	@touch $@
