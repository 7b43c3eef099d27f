# Two commands do everything: `make serve` and `make test`. The others are for daily work.
PYTHON ?= python3
PORT ?= 8000
SIZE ?= 1k
CASE ?= all
BIN := .venv/bin

.PHONY: serve test lint seed check bench lock clean

serve: .venv/runs      ## install, publish the seeds, serve on http://127.0.0.1:$(PORT)
	@exec $(BIN)/facts serve --port $(PORT)

test: .venv/tests      ## lint, types and every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

lint: .venv/tests      ## mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

seed: .venv/runs       ## publish the seeds
	$(BIN)/facts seed

check: .venv/runs      ## tell what is wrong with the seeds
	$(BIN)/facts check

bench: .venv/runs .venv-bench/runs  ## measure beside peers and floors: make bench SIZE=1k|100k|1M
	@$(BIN)/python -m benchmarks --size $(SIZE) --case $(CASE)

lock:                  ## renew the locked requirements (needs uv)
	uv pip compile -q --upgrade pyproject.toml --extra build --universal --python-version 3.11 \
		--generate-hashes --custom-compile-command "make lock" -o requirements.txt
	uv pip compile -q --upgrade pyproject.toml --extra build --extra dev -c requirements.txt \
		--universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
		-o requirements-dev.txt
	uv pip compile -q --upgrade benchmarks/requirements.in -c requirements.txt \
		--universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
		-o benchmarks/requirements.txt

clean:                 ## remove what was built
	rm -rf .venv .venv-bench var

INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-virtualenv

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make serve PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/runs: requirements.txt pyproject.toml | .venv/bin/python
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv/tests: requirements-dev.txt .venv/runs
	$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

.venv-bench/runs: benchmarks/requirements.txt
	$(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/pip install --quiet --disable-pip-version-check --require-hashes \
		-r benchmarks/requirements.txt && touch $@ || echo "The peers could not be installed."
