# Everything starts here, on a bare machine too: `make run` to use it, `make test` before you hand it on.
# Needs only Python 3.11, pip and make; the environment lands in .venv.

.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory
PY := .venv/bin/python
export PYTHONUTF8 := 1
unexport PYTHONDONTWRITEBYTECODE  # each of the many processes of the tests would compile everything anew

.PHONY: help env env-run system system-tests run test test-postgres torture check style types contracts conventions words fix bench bench-others lock clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

run: env-run system ## open the program; without a screen, play a whole term into build/tour
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(PY) -m eduapp; fi; \
	echo "There is no screen here, so the program plays a whole term and writes it to build/tour."; \
	exec $(PY) -m eduapp tour --out build/tour

test: env system-tests style types contracts ## everything: style, types, contracts, words, tests on SQLite and on PostgreSQL
	@$(PY) packaging/words.py --check
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -n 2 --dist worksteal
	@QT_QPA_PLATFORM=offscreen $(PY) -m tests.support.postgres $(PY) -m pytest -q -n 2 --dist worksteal --pg -m both_databases

test-postgres: env system-tests ## every case of what touches a database, on PostgreSQL (`make test` has the first of each)
	@QT_QPA_PLATFORM=offscreen $(PY) -m tests.support.postgres $(PY) -m pytest -q -n 2 --dist worksteal --pg --every-case -m both_databases

torture: env system-tests ## kill, cut the power, break the disk and mix up files, as often as it takes; prints its figures
	@TORTURE=full QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -n 2 --dist worksteal --timeout 3600 tests/torture
	@TORTURE=full QT_QPA_PLATFORM=offscreen $(PY) -m tests.support.postgres $(PY) -m pytest -q -n 2 --dist worksteal --timeout 3600 --pg -m both_databases tests/torture

check: env system style types contracts conventions ## the quick ones: style, types, import contracts, conventions

style:
	@$(PY) -m ruff format --quiet --check --output-format concise . || { echo "Not in the project's form. Type: make fix"; exit 1; }
	@$(PY) -m ruff check --quiet --output-format concise .

types:
	@$(PY) -m mypy --no-error-summary

contracts:
	@$(PY) -c 'from importlinter.cli import lint_imports_command as check; check()' > .venv/contracts.log \
	  || { grep -v '[║╔╚]' .venv/contracts.log; exit 1; }

conventions:
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -p no:cacheprovider tests/architecture

fix: env ## put the code into the project's form and mend what a tool can mend
	@$(PY) -m ruff check --quiet --fix-only .
	@$(PY) -m ruff format --quiet .

bench: env system ## measure against the bare libraries; one group with ONLY=spine
	@QT_QPA_PLATFORM=offscreen $(PY) -m tests.benchmarks $(if $(ONLY),--only "$(ONLY)") $(if $(ROWS),--rows "$(ROWS)")

bench-others: env ## put fpdf2 and WeasyPrint into build/others: the benchmarks draw the same page with them
	@mkdir -p build
	@UV_SYSTEM_CERTS=1 .venv/bin/uv pip install -q --python $(PY) --only-binary :all: --require-hashes \
	  --target build/others -r packaging/requirements/bench.txt

words: env ## bring resources/locale in step with the texts in the code
	@$(PY) packaging/words.py
	@$(PY) packaging/words.py --check

env: ## make or mend the environment in .venv, and nothing else
	@packaging/environment.sh dev

env-run:
	@packaging/environment.sh run

system:
	@packaging/system_libraries.sh window

system-tests:
	@packaging/system_libraries.sh tests

lock: env ## choose the newest versions that pyproject.toml allows and pin them
	@packaging/lock.sh

clean: ## remove the environment and everything that was made
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis bench.json
	@find eduapp tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
	@rm -f resources/locale/*/*.mo
