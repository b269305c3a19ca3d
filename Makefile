# One word per habit:
#   make demo    set up and open the demo school on http://127.0.0.1:8000
#   make test    set up and run every test
#   make check   the quick loop: lint, types, contracts, unit tests (under a minute)
#   make fix     put right what a tool can put right
#   make bench   measure          make docs      build the documentation
#   make messages  gather texts to translate     make lock  renew requirements/*.txt
#
# A fresh machine needs make and Python 3.11 or newer, nothing else.

PYTHON ?= python3
VENV ?= .venv
BIN := $(CURDIR)/$(VENV)/bin
DONE := $(VENV)/.done
PIP := $(BIN)/uv pip install --quiet --python $(BIN)/python
NODE := VENV="$(CURDIR)/$(VENV)" ../tools/with-node
LOCK := $(BIN)/uv pip compile --no-config --quiet --upgrade --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" --exclude-newer "7 days"

FRONTEND := $(wildcard frontend/package-lock.json)
FRONTEND_SOURCES := $(shell find frontend -name node_modules -prune -o -name built -prune \
	-o -type f -print 2>/dev/null)
TRANSLATIONS := $(shell find pijler -name '*.po' 2>/dev/null)

export PYTHONUTF8 = 1

# Trust what the machine trusts: a school's network may look inside HTTPS.
MACHINE_TRUSTS := $(firstword $(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt))
ifneq ($(MACHINE_TRUSTS),)
export UV_SYSTEM_CERTS ?= true
export NODE_EXTRA_CA_CERTS ?= $(MACHINE_TRUSTS)
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup setup-test demo test check fix bench docs messages lock chromium clean

help:
	@sed -n 's/^#   //p' Makefile

# --- set up: each step leaves a stamp, so that the next run takes seconds ---

setup: $(DONE)/package $(DONE)/translations $(if $(FRONTEND),$(DONE)/frontend)
	@:

setup-test: setup $(DONE)/test
	@:

$(DONE)/venv: requirements/uv.txt
	@$(PYTHON) tools/python_is_new_enough.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		{ echo "Python cannot make a virtual environment here. On Debian: apt install python3-venv"; exit 1; }
	@echo "Installing uv"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@mkdir -p $(DONE) && touch $@

$(DONE)/run: $(DONE)/venv requirements/run.txt
	@echo "Installing what Pijler needs"
	@$(PIP) --require-hashes -r requirements/run.txt
	@touch $@

$(DONE)/package: $(DONE)/run pyproject.toml
	@$(PIP) --no-deps --editable .
	@touch $@

$(DONE)/test: $(DONE)/run requirements/test.txt
	@echo "Installing what the tests need"
	@$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

$(DONE)/docs: $(DONE)/run requirements/docs.txt
	@$(PIP) --require-hashes -r requirements/docs.txt
	@touch $@

$(DONE)/node: $(DONE)/venv requirements/node.txt
	@cd tools && $(NODE) true || { echo "Installing Node"; cd .. && $(PIP) --require-hashes -r requirements/node.txt; }
	@touch $@

$(DONE)/node_modules: $(DONE)/node frontend/package-lock.json
	@echo "Installing what the front end needs"
	@cd frontend && $(NODE) npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(DONE)/frontend: $(DONE)/node_modules $(FRONTEND_SOURCES)
	@echo "Building the front end"
	@cd frontend && $(NODE) npm run --silent build
	@touch $@

$(DONE)/translations: $(DONE)/run $(TRANSLATIONS) tools/messages.py
	@$(BIN)/python -m tools.messages compile
	@touch $@

# --- use ---

demo: setup
	@$(BIN)/pijler demo

# --- hold to the rules ---

# Both hold everything to the rules first: one slip does not hide another.
test: setup-test chromium
	@BIN="$(BIN)" tools/test-everything --cov --cov-report=term

check: setup-test
	@BIN="$(BIN)" tools/test-everything -q -m "not slow" tests/architecture tests/docs tests/unit

fix: setup-test
	@$(BIN)/ruff check --quiet --fix . || true
	@$(BIN)/ruff format --quiet .

chromium:
	@tools/chromium

# --- now and then ---

bench: setup-test
	@$(BIN)/python -m bench

docs: $(DONE)/docs setup
	@$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

messages: setup
	@$(BIN)/python -m tools.messages update

lock: $(DONE)/venv
	@for name in uv run node test docs; do \
		echo "requirements/$$name.txt"; \
		$(LOCK) requirements/$$name.in --output-file requirements/$$name.txt || exit 1; \
	done

clean:
	@rm -rf $(VENV) frontend/node_modules docs/_build
