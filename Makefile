# Two commands: `make run` (everything, on this machine) and `make test` (everything that CI checks).
# A machine with Python 3.11 or newer and make is enough; PYTHON=/path/to/python chooses one.

VENV := .venv
PY := $(VENV)/bin/python
RUN_STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
MODEL_STAMP := $(VENV)/.installed-model
MUTATION_STAMP := $(VENV)/.installed-mutation
RELEASE := $(VENV)/release
SIGNING_KEY ?= ~/.ssh/sangdam_release
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps

.PHONY: install run test fix model bench bench-check chat proofs mutation release
.DEFAULT_GOAL := run

install: $(RUN_STAMP)

run: install
	@exec $(PY) app.py run

chat: install
	@exec $(PY) app.py chat

# Everything is checked and told, then the build fails if anything did.
test: $(DEV_STAMP)
	@failed=""; \
	$(VENV)/bin/ruff check . || failed="$$failed ruff-check"; \
	$(VENV)/bin/ruff format --check . || failed="$$failed ruff-format"; \
	$(VENV)/bin/mypy || failed="$$failed mypy"; \
	$(VENV)/bin/lint-imports || failed="$$failed lint-imports"; \
	if [ -n "$$failed" ]; then echo "failed before the tests:$$failed"; fi; \
	$(PY) -m pytest -n auto --maxprocesses 4 || failed="$$failed pytest"; \
	test -z "$$failed"

fix: $(DEV_STAMP)
	-$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

# What the assistant learns from its sentences: the weights in skills/understanding/learned. Twice gives the same bytes (docs/adr/0005).
model: $(MODEL_STAMP)
	$(PY) -m tests.corpus.training

bench: $(DEV_STAMP)
	$(PY) -m tests.bench

# Has a kind of turn become dearer by more than 15 %? Beside a yardstick of the same run, so that any machine will do.
bench-check: $(DEV_STAMP)
	$(PY) -m tests.bench.steps --check

# Each promise broken on purpose in a copy: does its proof notice? (docs/privacy.md)
proofs: $(DEV_STAMP)
	$(PY) -m tests.mutants

# Beside it, by machine: one line changed at a time where promises are kept. It takes hours, and goes on where it ended;
# ONLY="skills.consents.*" runs a part anew. What is known of its survivors stands in tests/mutants/lines.md.
mutation: $(MUTATION_STAMP)
	$(VENV)/bin/mutmut run $(if $(ONLY),$(foreach name,$(ONLY),"$(name)"))
	$(VENV)/bin/mutmut results

# The tool that writes the list of packages has a place of its own, so that it is no part of what it lists.
release: $(RELEASE)/.installed $(RUN_STAMP)
	@$(PY) -m deploy.release --key $(SIGNING_KEY) --sbom-tool $(RELEASE)/bin/cyclonedx-py

$(RELEASE)/.installed: requirements-release.lock | $(PY)
	@echo "Installing what requirements-release.lock lists ..."
	@$(PY) -m venv $(RELEASE)
	@$(RELEASE)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-release.lock
	@touch $@

$(RUN_STAMP): requirements.lock | $(PY)
	@echo "Installing what requirements.lock lists ..."
	@$(PIP) -r requirements.lock
	@touch $@

$(DEV_STAMP): requirements-dev.lock | $(PY)
	@echo "Installing what requirements-dev.lock lists ..."
	@$(PIP) -r requirements-dev.lock
	@touch $@

$(MUTATION_STAMP): requirements-mutation.lock | $(DEV_STAMP)
	@echo "Installing what requirements-mutation.lock lists ..."
	@$(PIP) -r requirements-mutation.lock
	@touch $@

$(MODEL_STAMP): requirements-model.lock | $(DEV_STAMP)
	@echo "Installing what requirements-model.lock lists ..."
	@$(PIP) -r requirements-model.lock
	@touch $@

$(PY):
	@found=""; \
	for name in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3 python; do \
	  if command -v "$$name" >/dev/null 2>&1 && "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	  then found="$$name"; break; fi; \
	done; \
	if [ -z "$$found" ]; then echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python." >&2; exit 2; fi; \
	"$$found" -m venv $(VENV) || { echo "$$found cannot make a virtual environment (Debian: apt-get install python3-venv)." >&2; exit 2; }
