# Two commands do all the set-up on a fresh machine: `make packages` and `make test`.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

PINS := .venv-pins
TUTOR := .venv-tutor
PEERS := .venv-peers
NEWEST := .venv-newest
NEW_PYTHON ?= python3.12

# Else each worker of pytest, and whatever it starts, compiles every module anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: packages test lint unit pins newest tutor player matrix browser shots bench fuzz wheels clean

# The follow-up speaks with the words of the flagship's company; flagship and manual have a handbook
# besides, and the manual and the ten lines of the README are sites as well.
FOLLOW_UP := courses/conecta-repaso/
packages: $(VENV)/.made
	$(BIN)/smcourse build $(filter-out $(FOLLOW_UP),$(dir $(wildcard courses/*/course.yaml))) --out dist
	$(BIN)/smcourse build $(FOLLOW_UP) --company courses/conecta/company.yaml --out dist
	$(BIN)/smcourse build courses/conecta courses/manual --target handbook --out dist
	$(BIN)/smcourse build courses/manual courses/hello --target web --out dist

$(VENV)/.made: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[handbook]'
	touch $@

$(VENV)/.tests: pyproject.toml xblocks/smcourse_xblock/pyproject.toml $(VENV)/.made
	$(BIN)/python -m pip install --quiet --editable '.[dev]' --editable xblocks/smcourse_xblock
	touch $@

tests/node_modules/.made: tests/package.json tests/package-lock.json
	cd tests && npm ci --no-progress
	touch $@

test: $(VENV)/.tests
	tests/tools.sh
	$(MAKE) tests/node_modules/.made
	$(MAKE) --jobs 2 lint tutor
	$(MAKE) unit pins newest player browser

lint: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd tests && npx tsc -p tsconfig.json

unit: $(VENV)/.tests
	$(BIN)/pytest tests --ignore=tests/browser -n auto

$(PINS)/.made: packaging/edx-pins.txt pyproject.toml xblocks/smcourse_xblock/pyproject.toml
	$(PYTHON) -m venv $(PINS)
	$(PINS)/bin/python -m pip install --quiet --requirement packaging/edx-pins.txt --editable . --editable xblocks/smcourse_xblock hypothesis playwright pytest pytest-xdist
	touch $@

# With the versions that Open edX has.
pins: $(PINS)/.made
	$(PINS)/bin/pytest tests/edx tests/golden tests/grading -n auto

$(NEWEST)/.made: pyproject.toml xblocks/smcourse_xblock/pyproject.toml
	$(NEW_PYTHON) -m venv $(NEWEST)
	$(NEWEST)/bin/python -m pip install --quiet --editable . --editable xblocks/smcourse_xblock hypothesis playwright pytest pytest-xdist
	touch $@

# With the newest XBlock, which asks for Python 3.12: where that is, as in Verawood.
newest:
	if $(NEW_PYTHON) -c '' 2>/dev/null; then \
	  $(MAKE) $(NEWEST)/.made && $(NEWEST)/bin/pytest tests/edx tests/grading -n auto; \
	else echo "No $(NEW_PYTHON) here: the blocks are tested with what there is."; fi

$(TUTOR)/.wheel: $(addprefix packaging/tutor/,pyproject.toml README.md tutorsmcourse/plugin.py)
	mkdir -p $(TUTOR)
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir $(TUTOR) packaging/tutor
	touch $@

# The pip of $(VENV) installs here: these have none of their own.
.PRECIOUS: $(TUTOR)/%/.tutor
$(TUTOR)/%/.tutor:
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
tutor: $(VENV)/.tests
	$(MAKE) --jobs 3 $(TUTORS)

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

# Both wheels, installed in a clean environment of each Python that is here.
wheels: $(VENV)/.made
	$(BIN)/python packaging/check_wheels.py

# Each fuzzer for SECONDS; what they find goes to build/fuzz/.
SECONDS ?= 60
fuzz: $(VENV)/.tests
	$(BIN)/python -m pip install --quiet --editable '.[fuzz]'
	set -e; cd tests; for name in lesson course words yaml drawing package; do \
	  ../$(BIN)/python -m hostile.fuzz.run $$name -max_total_time=$(SECONDS); done

clean:
	rm -rf $(VENV) $(PINS) $(TUTOR) $(PEERS) $(NEWEST) dist tests/node_modules
