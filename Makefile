.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
INDEX ?= index
export OMP_WAIT_POLICY := PASSIVE

.PHONY: help install serve test check eval bench

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

install: .venv/installed ## make .venv with the pinned dependencies

# The lock comes first, so that nothing is resolved anew; torch is pinned there, and pip takes a CPU build
# wherever one is offered.
.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "tienle needs Python 3.11 or newer; name one with PYTHON=…" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --disable-pip-version-check -q -r requirements.lock
	$(BIN)/pip install --disable-pip-version-check -q --no-deps --no-build-isolation -e .
	@touch $@

serve: install ## index the samples when there is no index yet, and serve http://127.0.0.1:8000
	@test -f $(INDEX)/CURRENT || $(BIN)/tienle index corpus/samples --index $(INDEX)
	$(BIN)/tienle serve --index $(INDEX) --port $(PORT)

test: install ## run the whole test suite
	$(BIN)/pytest

check: install ## format, lint, types, imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest tests/test_imports.py

eval: install ## reproduce the README's figures into reports/; DATA=folder of the reference data, FOLDS=fold encoders
	$(BIN)/python -m eval.reproduce --out reports $(if $(DATA),--data $(DATA)) $(if $(FOLDS),--fold-encoders $(FOLDS))

bench: install ## index CORPUS=corpus.jsonl[.gz] and time searches with QUERIES=queries.jsonl
	@test -n "$(CORPUS)" -a -n "$(QUERIES)" || { echo "name both: make bench CORPUS=… QUERIES=…" >&2; exit 2; }
	$(BIN)/python -m eval.bench $(CORPUS) $(QUERIES)
