# Two commands do everything: `make demo` and `make test`.
PORT ?= 8000
PY ?= $(shell for p in python3.13 python3.12 python3.11 python3; do $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
export UV_LINK_MODE ?= copy

.PHONY: demo test install lock check lint screenshots benchmark translations

demo: install
	@$(BIN)/speelveld demo --port $(PORT) $(if $(FRESH),--fresh)

test: .venv/.dev
	@$(BIN)/python -m tests.run

install: .venv/.app

screenshots: .venv/.dev
	@$(BIN)/python -m tests.screenshots

benchmark: .venv/.dev
	@$(BIN)/speelveld benchmark

lock: .venv/.uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements/app.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml --group dev -c requirements/app.txt -o requirements/dev.txt

.venv/.uv:
	@test -n "$(PY)" || { echo 'Speelveld needs Python 3.11 or newer with venv. On Debian or Ubuntu: apt install python3-venv'; exit 1; }
	@test -x $(BIN)/python || $(PY) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check uv || { echo 'Could not download packages. Is there a network connection to your package index?'; exit 1; }
	@touch $@

.venv/.app: .venv/.uv requirements/app.txt pyproject.toml
	@echo 'Installing the packages Speelveld needs ...'
	@$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements/app.txt || { echo 'Could not download packages. Is there a network connection to your package index?'; exit 1; }
	@$(BIN)/uv pip install -q --python $(BIN)/python --no-deps -e .
	@touch $@

.venv/.dev: .venv/.app requirements/dev.txt
	@echo 'Installing what the tests need ...'
	@$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements/dev.txt || { echo 'Could not download packages. Is there a network connection to your package index?'; exit 1; }
	@touch $@

translations: .venv/.dev
	@for app in $$(ls -d speelveld/*/locale | xargs -n1 dirname); do (cd $$app && $(CURDIR)/$(BIN)/python $(CURDIR)/manage.py makemessages -l en --no-location --no-obsolete -v 0); done
	@$(BIN)/python -m tests.translations
