# `make demo` and `make test` set everything up by themselves.

PYTHON ?= python3
BIN := .venv/bin
AS_OF := 2026-11-01T03:00:00+09:00
OUT ?= out/demo
GINZA := ja-ginza==5.3.0
# The last Azurite that runs on Node 20.
AZURITE := azurite@3.35.0
AXE := axe-core@4.14.1

.PHONY: demo test test-long bench verify-sqlserver lint types contracts sample clean

demo: .venv/.runs sample
	@$(BIN)/pcscan nightly configs/sample-breached.yaml --out $(OUT) --as-of $(AS_OF); \
	code=$$?; echo; echo "pcscan nightly: exit code $$code (10 exceptions, 3 gaps, 11 both)"; \
	case $$code in 0|3|10|11) exit 0;; *) exit $$code;; esac

test: .venv/.tests lint types contracts
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not long" --cov --cov-report=
	$(BIN)/coverage report
	$(BIN)/coverage report --fail-under=100 \
	  --include='scanner/model/*,scanner/recognizers/*,scanner/profiling/*,scanner/rules/*'

test-long: .venv/.tests
	$(BIN)/python -m pytest -m long

bench: .venv/.tests
	$(BIN)/python -m tests.bench.detect
	$(BIN)/python -m tests.bench.database
	$(BIN)/python -m tests.bench.tokens
	$(BIN)/python -m tests.bench.groups
	$(BIN)/python -m tests.bench.reports
	$(BIN)/python -m tests.bench.fuzz

# Reads a real server and changes nothing: make verify-sqlserver URL=env:NAME
verify-sqlserver: .venv/.tests
	$(BIN)/python -m tests.sql_server.verify "$(URL)"

lint: .venv/.tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/.tests
	$(BIN)/mypy

contracts: .venv/.tests
	$(BIN)/lint-imports

sample: .venv/.runs
	$(BIN)/python -m sample_data.make

clean:
	rm -rf .venv out sample_data/breached sample_data/clean

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	  then apt-get update -q && apt-get install -qy python3-venv && $(PYTHON) -m venv .venv; \
	  else echo "venv is missing: install it first (Debian: apt-get install python3-venv)" >&2; \
	    exit 1; fi; }
	@$(BIN)/python -m pip install -q --upgrade 'pip>=25.1'

.venv/.runs: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install -q -e .
	@touch $@

# What pyodbc and Microsoft's driver load from the system; the names are Debian's.
ODBC := libodbc.so.2 libltdl.so.7 libkrb5.so.3 libgssapi_krb5.so.2
ODBC_PACKAGES := unixodbc libltdl7 libkrb5-3 libgssapi-krb5-2
LOADS := import ctypes, sys; [ctypes.CDLL(name) for name in sys.argv[1:]]

.venv/.odbc: .venv/bin/python
	@$(BIN)/python -c '$(LOADS)' $(ODBC) 2>/dev/null || \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	  then apt-get update -q && apt-get install -qy $(ODBC_PACKAGES); \
	  else echo "ODBC needs $(ODBC); install them (Debian: apt-get install $(ODBC_PACKAGES))" >&2; \
	    exit 1; fi
	@touch $@

# What the tests open pages with; the names are Debian's.
BROWSER := chromium chromium-driver

.venv/.browser: .venv/bin/python
	@{ command -v chromium && command -v chromedriver; } >/dev/null || \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	  then apt-get update -q && apt-get install -qy --no-install-recommends $(BROWSER); \
	  else echo "The tests need Chromium: apt-get install $(BROWSER)" >&2; exit 1; fi
	@touch $@

.venv/.tests: .venv/.runs .venv/.odbc .venv/.browser
	$(BIN)/python -m pip install -q --group dev
	@command -v npm >/dev/null || \
	  { echo "The tests' Azure storage needs Node.js 20 with npm: install it first" >&2; exit 1; }
	npm install --silent --no-audit --no-fund --prefix .venv/azurite $(AZURITE)
	npm install --silent --no-audit --no-fund --prefix .venv/axe $(AXE)
	$(BIN)/python -m pip install -q --no-deps $(GINZA)  # its pins ask for an older SudachiPy
	@touch $@
