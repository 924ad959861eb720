# The few commands anyone runs. A machine needs python3 (3.11 or newer, with venv and pip) and make.

# Debian and Ubuntu ship a good Python, and another one cannot be fetched everywhere.
export UV_PYTHON_DOWNLOADS := never
export PYTHONUTF8 := 1
# The web parts are built below, not by the install (hatch_build.py).
export SKIP_WEB_BUILD := 1

# The uv on PATH if it is new enough to read the lock file, else one of our own.
UV := $(shell uv --version 2>/dev/null | awk '{split($$2, v, "."); exit !(v[1] > 0 || v[2] >= 8)}' && command -v uv)
UV := $(or $(UV),.tools/uv/bin/uv)
# --inexact: a developer's own extra packages stay.
SYNC := $(UV) sync --locked --inexact --quiet
RUN := $(UV) run --no-sync
PG15 := /usr/lib/postgresql/15/bin
# Two lanes; the tests of one file stay together, for they share a database; the slow come first.
LANES := -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: help demo test check bench fmt web

help:
	@echo "make demo     the product with a shop, customers and colleagues, on this machine"
	@echo "make test     everything: static checks, unit to browser (under 15 minutes)"
	@echo "make check    static checks and unit tests (under a minute)"
	@echo "make bench    every number we publish"
	@echo "make fmt      the code, formatted"
	@echo "HOST=0.0.0.0 make demo opens it to a phone in the same network."

demo: $(UV)
	@$(SYNC) --no-dev --group web
	@$(RUN) python tools/web_build.py build
	@$(RUN) batonpass demo $(ARGS)

check: $(UV)
	@$(SYNC)
	@$(RUN) python tools/check.py

# The last line is pytest's own.
test: $(UV)
	@$(SYNC)
	@$(RUN) python tools/check.py --static
	@printf '\n==== web: build\n'
	@$(RUN) python tools/web_build.py build
	@if [ -x $(PG15)/initdb ]; then \
	  printf '\n==== store, on PostgreSQL 15\n'; \
	  BATONPASS_PG_BIN=$(PG15) $(RUN) pytest $(LANES) tests/store -q --ignore=tests/store/test_embedded.py; \
	else \
	  printf '\n==== store, on PostgreSQL 15: this machine has none in $(PG15)\n'; \
	fi
	@printf '\n==== unit, contract, store, service, edge, faults, journey\n'
	@$(RUN) pytest $(LANES)

bench: $(UV)
	@$(SYNC)
	@$(RUN) python tools/web_build.py build
	@for script in $$(grep -l __main__ bench/*.py); do printf '\n==== %s\n' "$$script"; $(RUN) python "$$script" || exit 1; done

fmt: $(UV)
	@$(SYNC)
	@$(RUN) ruff check --fix --quiet . || true
	@$(RUN) ruff format .

web: $(UV)
	@$(SYNC) --no-dev --group web
	@$(RUN) python tools/web_build.py build

.tools/uv/bin/uv:
	@echo "no uv that is new enough on PATH: installing it into .tools/"
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; python3 here is $$(python3 --version)."; exit 1; }
	@python3 -m venv .tools/uv || { echo "python3 has no venv module: apt-get install python3-venv"; rm -rf .tools/uv; exit 1; }
	@.tools/uv/bin/pip install --quiet --disable-pip-version-check uv
