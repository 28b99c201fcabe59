# make check: environment, install, the main job. make test: formatter, linter, types, tests.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: check test test-long bench format clean

check: $(STAMP)
	$(BIN)/verifier check --fail-on warning

test: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -m "not long"

test-long: $(STAMP)
	$(BIN)/pytest

bench: $(STAMP)
	$(BIN)/pip install -q --disable-pip-version-check -e ".[bench]"
	$(BIN)/python -m benchmarks.values --table
	$(BIN)/python -m benchmarks.quotes --table
	$(BIN)/python -m benchmarks.check
	$(BIN)/python -m benchmarks.crossreference
	$(BIN)/python -m benchmarks.draft

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check -e ".[dev]"
	touch $(STAMP)

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
