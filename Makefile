# `make run` serves the page, `make test` runs every check. Both set up all they need.
.DELETE_ON_ERROR:
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# Node trusts the certificates that the machine trusts, as pip does.
export NODE_EXTRA_CA_CERTS ?= $(wildcard /etc/ssl/certs/ca-certificates.crt)
APT := DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get -qq -o Dpkg::Use-Pty=0

.PHONY: run test check windows search bench browser clean

run: $(VENV)/.installed
	$(BIN)/iss-dashboard serve

# A file's tests stay together: its page, or what it has computed, is shared by them.
PYTEST = $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile
WORKERS ?= 2

# What the tests leave of `dashboard/` is counted by those without a browser; pyproject.toml says how much may be.
test: check browser
	$(subst -m pytest,-m slipcover -m pytest,$(PYTEST)) --ignore tests/browser
	$(PYTEST) tests/browser -m "not exhaustive"

check: $(VENV)/.installed-dev node_modules/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm run --silent lint
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm run --silent types
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm test --silent

# Every view in seventeen windows and three families of fonts, once more with all unfolded: minutes more.
# `make test` takes a third of them, and every window and family in it.
windows: $(VENV)/.installed-dev node_modules/.installed browser
	$(BIN)/python -m pytest tests/browser/layout

# The properties at instances that no run before has seen.
search: $(VENV)/.installed-dev
	$(PYTEST) tests/property tests/unit tests/web --hypothesis-profile=search

bench: $(VENV)/.installed-dev browser
	$(BIN)/python -m tests.benchmarks

# The browser tests need Chromium, the library that Playwright's driver is linked to, and the fonts in which
# the layout has to hold: a wide one, a usual one, a narrow one. Debian's own are taken where one is missing.
BROWSER_PACKAGES = $(shell command -v chromium google-chrome >/dev/null || echo chromium) \
  $(shell ls /usr/lib/*/libatomic.so.1 /usr/lib64/libatomic.so.1 2>/dev/null | grep -q . || echo libatomic1) \
  $(shell ls -d /usr/share/fonts/truetype/dejavu >/dev/null 2>&1 || echo fonts-dejavu-core) \
  $(shell ls -d /usr/share/fonts/truetype/liberation* >/dev/null 2>&1 || echo fonts-liberation) \
  $(shell ls -d /usr/share/fonts/truetype/roboto >/dev/null 2>&1 || echo fonts-roboto-unhinted)
browser:
	@missing="$(strip $(BROWSER_PACKAGES))"; [ -z "$$missing" ] || \
	  { $(APT) update && $(APT) install -y --no-install-recommends $$missing >/dev/null; }

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or later is needed."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { $(APT) update && $(APT) install -y --no-install-recommends python3-venv >/dev/null; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[stars,many]'
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,stars,many]'
	@touch $@ $(VENV)/.installed

# Tools for those who work on the page's scripts (types, lint, Node's test runner); the product needs none.
node_modules/.installed: package.json $(VENV)/.installed-dev
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm install --silent
	@touch $@

clean:
	rm -rf $(VENV) node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .cache dist build
