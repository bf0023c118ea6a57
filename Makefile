# Two commands are enough: `make run` to see the site, `make test` to know that it works. `make` alone lists the others.
# They need git, make and Python 3.11 or later; the second time also without a network.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
SITE := $(VENV)/site.stamp
TOOLS := $(VENV)/tools.stamp
STATIC := $(or $(STATIC_DIR),$(or $(DATA_DIR),var)/static)/staticfiles.json
BROWSER := tests/e2e/node_modules/.package-lock.json
CLIENT := clients/typescript/node_modules/.package-lock.json
POSTGRES_URL ?= postgres://root@127.0.0.1:5432/test
REDIS_URL ?= redis://127.0.0.1:6379/1
UV = PATH="$$PATH:$(CURDIR)/$(BIN)" uv
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

.PHONY: help run test test-postgres contract check e2e lighthouse faults bench bench-map bench-events bench-whole load client pictures logins messages lock clean

help:  ## list the commands
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-15s %s\n", $$1, $$2}'

# ---- To see it ----

run logins: export BASE_URL ?= http://localhost:$(PORT)

run: $(SITE) $(STATIC)  ## serve the site on http://localhost:8000 (PORT=…), with its demo content and its clock
	@echo "Preparing the database …"
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo
	@$(MANAGE) logins --once
	@exec $(MANAGE) serve --port $(PORT)

# Compressing takes its time, so it happens only when a static file or a package has changed.
$(STATIC): requirements.lock $(shell find site_project/static -type f) | $(SITE)
	@echo "Collecting static files …"
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@touch $@

logins: $(SITE)  ## give the demo logins new passwords and print them
	@$(MANAGE) logins

# ---- To know that it works ----

test: $(TOOLS)  ## every test that needs Python only (ARGS="tests/news -k feed" for some)
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

test-postgres: $(TOOLS)  ## the same tests on PostgreSQL and Redis (POSTGRES_URL, REDIS_URL)
	DATABASE_URL=$(POSTGRES_URL) CACHE_URL=$(REDIS_URL) $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

contract: $(TOOLS)  ## 300 random questions to each reading operation of the API (CONTRACT_EXAMPLES=1000): is all as its document says?
	CONTRACT_EXAMPLES=$(or $(CONTRACT_EXAMPLES),300) $(BIN)/pytest -n 2 tests/api/test_contract.py $(ARGS)

check: $(TOOLS)  ## linters, types, templates, migrations, translations, architecture, production settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint --lint templates
	$(MANAGE) makemigrations --check --dry-run
	$(BIN)/python -m tests.check_translations
	$(BIN)/pytest -q tests/test_architecture.py
	set -a && . deploy/production.env.example && SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') \
	    $(MANAGE) check --deploy --fail-level WARNING

# Three at a time, for a browser waits half of its time.
e2e: export PREPARED_SITE := var/e2e
e2e: $(TOOLS) $(BROWSER) $(CLIENT)  ## in the browser: accessibility, valid HTML, privacy (needs Chromium, Node, Java)
	rm -rf var/e2e
	$(BIN)/python -m tests.e2e.server var/e2e
	$(BIN)/pytest tests/e2e -n 3 --dist loadfile --no-loadscope-reorder --ignore tests/e2e/test_lighthouse.py $(ARGS)
	$(BIN)/pytest tests/e2e/test_lighthouse.py

lighthouse: $(TOOLS) $(BROWSER)  ## what Lighthouse says about a page of every kind (needs Chromium, Node)
	LIGHTHOUSE=every $(BIN)/pytest tests/e2e/test_lighthouse.py $(ARGS)

faults: $(TOOLS)  ## kill, freeze and fill what the site needs, and watch it (needs the programs of PostgreSQL, Redis and HAProxy; ARGS="-k frozen")
	$(BIN)/pytest tests/faults -q $(ARGS)

bench: $(SITE) $(STATIC)  ## what a request costs, beside an empty view and Wagtail's own API (DATABASE_URL=… for PostgreSQL)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo
	@$(BIN)/python -m benchmarks

# Somebody publishes meanwhile, so it has a data folder of its own.
load: export DATA_DIR := $(or $(DATA_DIR),var)/load
load: $(SITE)  ## 40 requests a second for 5 minutes, as `make run` serves them (RATE, DURATION in seconds)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@$(MANAGE) load_demo
	@$(BIN)/python -m benchmarks.load --rate $(or $(RATE),40) --seconds $(or $(DURATION),300)

# In copies of a data folder of its own.
bench-map: export DATA_DIR := $(or $(DATA_DIR),var)/map
bench-map: $(TOOLS)  ## how long 5,000 sites on the map take in a browser, beside 100 (needs Chromium)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@$(MANAGE) load_demo
	@$(BIN)/python -m benchmarks.map

# In a transaction that is taken back.
bench-events: export DATA_DIR := $(or $(DATA_DIR),var)/events
bench-events: $(SITE)  ## what dates cost with 10,000 series, beside 100 (DATABASE_URL=… for PostgreSQL)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@$(MANAGE) load_demo
	@$(BIN)/python -m benchmarks.events

# Fills its database for good: it wants one of its own.
bench-whole: export DATA_DIR := $(or $(DATA_DIR),var)/whole
bench-whole: $(SITE)  ## what lists, feeds, search and the clock cost with 70,000 pages, beside 1,000 (DATABASE_URL=…)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@$(MANAGE) load_demo
	@$(BIN)/python -m benchmarks.whole

# ---- To work on it ----

client: $(TOOLS) $(CLIENT)  ## write the types of the API for TypeScript anew (needs Node)
	$(BIN)/python -m tests.e2e.client

pictures: $(TOOLS)  ## take the pictures of README and handbook from the demo (needs Chromium)
	$(BIN)/python -m tests.e2e.pictures

messages: $(TOOLS)  ## collect the texts to translate, then compile the translations (needs gettext)
	$(MANAGE) makemessages --locale de --no-obsolete --no-wrap --add-location file --ignore tests --ignore var
	$(MANAGE) compilemessages --ignore .venv

lock: | $(BIN)/python  ## resolve all dependencies anew
	$(COMPILE) --upgrade pyproject.toml --output-file requirements.lock
	$(COMPILE) --upgrade pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock
	echo uv | $(COMPILE) --upgrade - --output-file requirements-uv.lock

clean:  ## remove everything that the next command makes again; the site's data in var/ stay
	rm -rf $(VENV) tests/e2e/node_modules clients/typescript/node_modules .hypothesis .mypy_cache .pytest_cache .ruff_cache

# ---- The environment ----

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

# With uv where there is one; else uv is fetched into the environment; and where it cannot be had, pip does it, only slower.
define install
	@$(UV) --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet --require-hashes -r requirements-uv.lock || true
	@echo "Installing $< …"
	@if $(UV) --version >/dev/null 2>&1; \
	    then $(UV) pip install --quiet --python $(BIN)/python --require-hashes -r $<; \
	    else $(BIN)/python -m pip install --quiet --require-hashes -r $<; fi
	@touch $@
endef

$(SITE): requirements.lock | $(BIN)/python
	$(install)

$(TOOLS): requirements-dev.lock | $(BIN)/python
	$(install)

$(BROWSER): tests/e2e/package-lock.json
	npm --prefix tests/e2e ci --no-audit --no-fund --ignore-scripts

$(CLIENT): clients/typescript/package-lock.json
	npm --prefix clients/typescript ci --no-audit --no-fund
