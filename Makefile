# `make demo` and `make test` set everything up by themselves.

PYTHON ?= python3
BIN := .venv/bin
AS_OF := 2026-11-01T03:00:00+09:00
OUT ?= out/demo
GINZA := ja-ginza==5.3.0

.PHONY: demo test test-long bench lint types contracts sample clean

demo: .venv/.runs sample
	@$(BIN)/pcscan nightly configs/sample-breached.yaml --out $(OUT) --as-of $(AS_OF); \
	code=$$?; echo; echo "pcscan nightly: exit code $$code (10 exceptions, 3 gaps, 11 both)"; \
	case $$code in 0|3|10|11) exit 0;; *) exit $$code;; esac

test: .venv/.tests lint types contracts
	$(BIN)/python -m pytest -n 2 -m "not long" --cov --cov-report=
	$(BIN)/coverage report
	$(BIN)/coverage report --fail-under=100 \
	  --include='scanner/model/*,scanner/recognizers/*,scanner/profiling/*,scanner/rules/*'

test-long: .venv/.tests
	$(BIN)/python -m pytest -m long

bench: .venv/.tests
	$(BIN)/python -m tests.bench.detect

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

.venv/.tests: .venv/.runs
	$(BIN)/python -m pip install -q --group dev
	$(BIN)/python -m pip install -q --no-deps $(GINZA)  # its pins ask for an older SudachiPy
	@touch $@
