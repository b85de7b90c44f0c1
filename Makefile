# `make` lists the targets. Needs only make and python3 with venv.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CATALOGUES := $(shell find src/amparo -name '*.po')
export DJANGO_SETTINGS_MODULE := amparo.settings
# What was compiled is kept, also where the machine says otherwise: tests start many programs.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test check spec bench docs messages lock lint unit

help:
	@echo "amparo: una institución de seguridad social que se puede leer"
	@echo
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

demo: $(VENV)/.runtime  ## install, invent a country, close its year, compare it, serve the portal
	$(BIN)/amparo demo $(ARGS)

test: $(VENV)/.spark lint  ## everything: style, types, contracts and every test, on every engine and database
	$(BIN)/pytest -n 2 --dist loadgroup -m "not sampled" $(ARGS)

check: $(VENV)/.test lint unit  ## the part that takes less than three minutes

spec: $(VENV)/.test  ## the law's worked cases only
	$(BIN)/pytest -q src/amparo/modules/*/tests/spec $(ARGS)

bench: $(VENV)/.test  ## what a month costs, beside its floor and its limit
	$(BIN)/python -m benchmarks $(ARGS)

docs: $(VENV)/.test  ## print docs/generated/ from the code
	$(BIN)/amparo docs $(ARGS)

messages: $(VENV)/.test  ## gather the Spanish texts into the English catalogue
	$(BIN)/python -m babel.messages.frontend -q extract -F babel.cfg --no-location --sort-output \
	    -k _ -k N_ -k gettext -k gettext_lazy -k gettext_noop -k ngettext:1,2 -k pgettext:1c,2 \
	    -o $(VENV)/messages.pot src/amparo
	$(BIN)/python -m babel.messages.frontend -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -D django -l en \
	    -i $(VENV)/messages.pot -o src/amparo/locale/en/LC_MESSAGES/django.po
	$(BIN)/python translations.py

lock:  ## resolve the dependencies again (needs uv)
	uv pip compile pyproject.toml $(LOCK) -o requirements/runtime.txt
	uv pip compile pyproject.toml $(LOCK) --group dev -c requirements/runtime.txt -o requirements/test.txt
	uv pip compile pyproject.toml $(LOCK) --extra spark -c requirements/runtime.txt -o requirements/spark.txt

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-header --annotation-style line \
    --no-emit-index-url --no-emit-find-links

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/.test
	$(BIN)/pytest -n 2 --dist loadgroup -m "not slow and not web and not spark" $(ARGS)

# Each stamp stands for an installed lock: nothing is installed again until the lock changes.
$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml translations.py $(CATALOGUES) | $(VENV)/bin/python
	@echo "Instalando amparo en $(VENV) ..."
	$(PIP) install --require-hashes -r requirements/runtime.txt
	$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.runtime
	@echo "Instalando las herramientas de prueba ..."
	$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.spark: requirements/spark.txt $(VENV)/.test
	@echo "Instalando PySpark ..."
	$(PIP) install --require-hashes -r requirements/spark.txt
	@touch $@
