# Two commands do all the set-up on a fresh machine: `make packages` and `make test`.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

PINS := .venv-pins
TUTOR := .venv-tutor
PEERS := .venv-peers
NEWEST := .venv-newest
NEW_PYTHON ?= python3.12
NEWEST_MADE := $(if $(shell $(NEW_PYTHON) -c 'print(1)' 2>/dev/null),$(NEWEST)/.made)

# Else each worker of pytest, and whatever it starts, compiles every module anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: packages test tools lint unit pins newest tutor player matrix browser shots bench fuzz wheels clean

# The follow-up speaks with the words of the flagship's company; the flagship has a handbook besides,
# and the manual and the ten lines of the README are sites as well.
FOLLOW_UP := courses/conecta-repaso/
packages: $(VENV)/.made
	$(BIN)/smcourse build $(filter-out $(FOLLOW_UP),$(dir $(wildcard courses/*/course.yaml))) --out dist
	$(BIN)/smcourse build $(FOLLOW_UP) --company courses/conecta/company.yaml --out dist
	$(BIN)/smcourse build courses/conecta courses/manual --target handbook --out dist
	$(BIN)/smcourse build courses/manual courses/hello --target web --out dist

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.made: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[handbook]'
	touch $@

$(VENV)/.tests: pyproject.toml xblocks/smcourse_xblock/pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --no-compile --editable '.[dev]' --editable xblocks/smcourse_xblock
	touch $(VENV)/.made $@

tools:
	tests/tools.sh

tests/node_modules/.made: tests/package.json tests/package-lock.json | tools
	cd tests && npm ci --no-progress
	touch $@

# What waits for a network, or keeps one processor busy, goes two at a time.
PAIRED := --jobs 2 --output-sync=target
test:
	$(MAKE) $(PAIRED) tests/node_modules/.made $(VENV)/.tests lint $(PINS)/.made $(NEWEST_MADE) tutor
	$(MAKE) unit
	$(MAKE) $(PAIRED) pins newest player
	$(MAKE) browser

lint: $(VENV)/.tests tests/node_modules/.made
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd tests && npx tsc -p tsconfig.json

unit: $(VENV)/.tests
	$(BIN)/pytest tests --ignore=tests/browser -n auto

# One after the other, as far as both are to be made: each writes into src/ what it installs.
$(PINS)/.made: packaging/edx-pins.txt pyproject.toml xblocks/smcourse_xblock/pyproject.toml | $(VENV)/.tests
	$(PYTHON) -m venv --without-pip $(PINS)
	$(BIN)/python -m pip --python $(PINS) install --quiet --no-compile --requirement packaging/edx-pins.txt --editable . --editable xblocks/smcourse_xblock hypothesis playwright pytest pytest-xdist
	touch $@

# With the versions that Open edX has.
pins: $(PINS)/.made
	$(PINS)/bin/pytest tests/edx tests/golden tests/grading -n auto

$(NEWEST)/.made: pyproject.toml xblocks/smcourse_xblock/pyproject.toml | $(PINS)/.made
	$(NEW_PYTHON) -m venv --without-pip $(NEWEST)
	$(BIN)/python -m pip --python $(NEWEST) install --quiet --no-compile --editable . --editable xblocks/smcourse_xblock hypothesis playwright pytest pytest-xdist
	touch $@

# With the newest XBlock, which asks for Python 3.12: where that is, as in Verawood.
newest: $(NEWEST_MADE)
	$(if $(NEWEST_MADE),$(NEWEST)/bin/pytest tests/edx tests/grading -n auto,@echo "No $(NEW_PYTHON) here: the blocks are tested with what there is.")

$(TUTOR)/.wheel: $(addprefix packaging/tutor/,pyproject.toml README.md tutorsmcourse/plugin.py) | $(VENV)/.tests
	mkdir -p $(TUTOR)
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir $(TUTOR) packaging/tutor
	touch $@

# The pip of $(VENV) installs here: these have none of their own.
.PRECIOUS: $(TUTOR)/%/.tutor
$(TUTOR)/%/.tutor: | $(VENV)/.tests
	$(PYTHON) -m venv --without-pip $(@D)
	$(BIN)/python -m pip --python $(@D) install --quiet --no-compile 'tutor>=$*,<$*.999'
	touch $@

$(TUTOR)/%/.made: $(TUTOR)/%/.tutor $(TUTOR)/.wheel
	$(BIN)/python -m pip --python $(@D) install --quiet --force-reinstall --no-deps $(TUTOR)/*.whl
	$(BIN)/python -m pip --python $(@D) check
	touch $@

# The plugin of Tutor in each Tutor that it names.
TUTORS := tutor-20 tutor-21 tutor-22
.PHONY: $(TUTORS)
tutor: $(TUTORS)

$(TUTORS): tutor-%: $(TUTOR)/%/.made
	$(BIN)/pytest packaging/tutor/tests -k '[$*'

player:
	node --test --test-reporter=dot tests/player/*.test.js

# What LMSs do to records, times how visits end: some minutes. `make test` takes samples.
matrix: $(VENV)/.tests
	cd tests && ../$(BIN)/python -m matrix

# Half of the time these wait for a browser: two at a time on each processor.
browser: $(VENV)/.tests
	$(BIN)/pytest tests/browser -n $$((2 * $$(getconf _NPROCESSORS_ONLN)))

# The manual's pictures of every page kind, taken anew: look at each before it is committed.
shots: $(VENV)/.tests tests/node_modules/.made
	$(BIN)/pytest tests/browser/test_shots.py tests/browser/test_pictures.py --update-golden

$(PEERS)/.made: packaging/edx-peers.txt pyproject.toml xblocks/smcourse_xblock/pyproject.toml
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --requirement packaging/edx-peers.txt --editable . --editable xblocks/smcourse_xblock
	touch $@

bench: $(VENV)/.tests $(PEERS)/.made
	cd tests && ../$(BIN)/python -m bench

# Each fuzzer for SECONDS; what they find goes to build/fuzz/.
SECONDS ?= 60
fuzz: $(VENV)/.tests
	$(BIN)/python -m pip install --quiet --editable '.[fuzz]'
	set -e; cd tests; for name in lesson course words yaml drawing package; do \
	  ../$(BIN)/python -m hostile.fuzz.run $$name -max_total_time=$(SECONDS); done

# Both wheels, installed in a clean environment of each Python that is here.
wheels: $(VENV)/.made
	$(BIN)/python packaging/check_wheels.py

clean:
	rm -rf $(VENV) $(PINS) $(TUTOR) $(PEERS) $(NEWEST) dist tests/node_modules
