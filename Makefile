# make check: environment, install, the main job. make test: formatter, linter, types, tests.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
NODE := node_modules/.installed

.PHONY: check test test-long bench docs format clean

check: $(STAMP)
	$(BIN)/verifier check --fail-on warning

test: $(STAMP) $(NODE)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -m "not long"

test-long: $(STAMP) $(NODE)
	$(BIN)/pytest

bench: $(STAMP)
	$(BIN)/pip install -q --disable-pip-version-check -e ".[bench]"
	$(BIN)/python -m benchmarks.values --table
	$(BIN)/python -m benchmarks.quotes --table
	$(BIN)/python -m benchmarks.check
	$(BIN)/python -m benchmarks.again
	$(BIN)/python -m benchmarks.live
	$(BIN)/python -m benchmarks.judging --table
	$(BIN)/python -m benchmarks.crossreference
	$(BIN)/python -m benchmarks.draft

docs: $(STAMP)
	$(BIN)/python -m docs.build site

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check -e ".[dev]"
	touch $(STAMP)

# What looks at the pages from outside; without npm those tests are skipped, and say so.
$(NODE): package.json
	if command -v npm >/dev/null; then npm install --silent --no-audit --no-fund --no-package-lock; else mkdir -p node_modules; fi
	touch $(NODE)

clean:
	rm -rf $(VENV) node_modules site build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
