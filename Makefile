# The two commands are `make extract` and `make test`; CONTRIBUTING.md has the others.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
BIN := .venv/bin
READY := .venv/ready
CODE := extractor tests scripts benchmarks

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup extract test check docs bench faults fuzz lock audit

extract: setup
	@$(BIN)/python -m extractor extract raw -o out

test: setup
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python scripts/make_docs.py --check
	$(BIN)/python scripts/check_out.py

# Runs killed at 200 moments, and hostile pages in their whole size. It takes half an hour.
faults: setup
	FAULTS_MOMENTS=200 $(BIN)/python -m pytest tests/faults

# Malformed pages and drawn texts, many and other ones each time. It takes an hour.
fuzz: setup
	FUZZ_PAGES=10000 FUZZ_FIRST=$${FUZZ_FIRST:-$$(date +%s)} $(BIN)/python -m pytest tests/faults/test_fuzz.py --hypothesis-profile=fuzz

# Beside other ways of reading pages, which are installed here and nowhere else. It takes 20 minutes.
bench: setup
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]\
	["optional-dependencies"]["bench"], sep="\n")' | $(BIN)/python -m pip install --quiet -r /dev/stdin
	$(BIN)/python benchmarks/bench.py --write

docs: setup
	$(BIN)/python scripts/make_docs.py

setup: $(READY)

# The exact versions of constraints.txt, each download held against its hash; then the project
# itself, from here. Done again when either file has changed.
$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "extractor needs Python 3.11 or newer, and found none." \
	"Install it, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "extractor needs" \
	"Python 3.11 or newer; $(PYTHON) is older. Name another: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "$(PYTHON) cannot make virtual environments." \
	"On Debian and Ubuntu, install the package python3-venv" >&2; exit 1; }
	@echo "Setting up .venv with $$($(PYTHON) --version) (once; it takes a minute)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r constraints.txt
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

# New exact versions within the bounds of pyproject.toml, for Python 3.11 and newer on any system.
lock: setup
	@$(BIN)/python -m pip install --quiet "uv>=0.5,<1"
	$(BIN)/uv pip compile --universal --python-version 3.11 --extra dev --upgrade --generate-hashes \
		--no-annotate --no-emit-index-url --custom-compile-command "make lock" --quiet \
		pyproject.toml -o constraints.txt

# What is known today against the versions of constraints.txt. It fails where that is not told either.
audit: setup
	@$(BIN)/python -m venv .venv/audit
	@.venv/audit/bin/python -m pip install --quiet "pip-audit>=2.7,<3"
	.venv/audit/bin/pip-audit --strict --disable-pip --require-hashes -r constraints.txt
