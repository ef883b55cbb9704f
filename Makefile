# Thin on purpose: run.py does the work, and needs no make.
.PHONY: start test lock
PYTHON ?= python3
COMPILE = uv pip compile --universal --generate-hashes --python-version 3.11 --custom-compile-command "make lock" --quiet

start:
	$(PYTHON) run.py

test:
	$(PYTHON) run.py test

# Each lock is whole in itself and held to the versions of the first, so that one file is installed at a time.
lock:
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) pyproject.toml --extra postgres -c requirements.lock -o requirements-postgres.lock
	$(COMPILE) pyproject.toml --extra postgres --extra analysis -c requirements.lock -o requirements-analysis.lock
	$(COMPILE) pyproject.toml --extra postgres --extra analysis --extra spark -c requirements.lock -o requirements-spark.lock
	$(COMPILE) pyproject.toml --extra postgres --extra question -c requirements.lock -o requirements-question.lock
	$(COMPILE) pyproject.toml --extra postgres --extra analysis --group test -c requirements.lock -o requirements-test.lock
