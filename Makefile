# make lab     the lessons in JupyterLab (COURSE_LANG=kk|ru|en, ARGS="--no-browser --port 9999")
#              ROLE=instructor COURSE=DIR opens a class made by `kzmedia course DIR --lang kk`
# make test    everything · make check the quick set · make test-versions Python 3.11, 3.12, 3.13
# make demo    an instructor's whole cycle in a scratch folder (ASSIGNMENT=a4; a1 if left out)
# make student the student copy, dist/student-<language>.zip
# make answers the answer banks, graded by nbgrader (ASSIGNMENT=a4 only that one; BREAK=q3 weakens one
#              test of it, of a1 if none is named, and must come out red)
# make draws   which draws of personal data are fair, after a change
# make bench   benchmarks: medians and ratios · make lock the two lock files anew

COURSE_LANG ?= kk
ROLE ?= student
COURSE ?=
ARGS ?=
ASSIGNMENT ?=
BREAK ?=
PYTHON ?= python3
VENV ?= .venv
BIN = $(CURDIR)/$(VENV)/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
# pip refuses a local folder in the same run as hashes, so the lock comes first and the project second.
PROJECT = $(INSTALL) --no-deps --no-build-isolation --editable .

export PYTHONUTF8 = 1

.PHONY: lab test check test-versions demo student answers draws bench lock clean

$(VENV)/.lab: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kzmedia needs Python 3.11 or later: make PYTHON=python3.12 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements.lock
	$(PROJECT)
	touch $@

# The second lock holds every pin of the first, so the full environment grows out of the learner's.
$(VENV)/.full: $(VENV)/.lab requirements-dev.lock
	$(INSTALL) --require-hashes -r requirements-dev.lock
	touch $@

ifeq ($(ROLE),instructor)
lab: $(VENV)/.full
	@test -f "$(COURSE)/nbgrader_config.py" || { echo "make lab ROLE=instructor COURSE=DIR: no class in '$(COURSE)'; make one with: $(VENV)/bin/kzmedia course DIR --lang $(COURSE_LANG)" >&2; exit 2; }
	cd "$(COURSE)" && PATH="$(BIN):$$PATH" $(BIN)/jupyter lab --ServerApp.root_dir="$$PWD" $(ARGS)
else
lab: $(VENV)/.lab
	@test -d notebooks/$(COURSE_LANG) || { echo "COURSE_LANG=$(COURSE_LANG): the course speaks kk, ru, en" >&2; exit 2; }
	cd notebooks && PATH="$(BIN):$$PATH" $(BIN)/jupyter lab --ServerApp.root_dir="$$PWD" --LabApp.default_url=/lab/tree/$(COURSE_LANG)/00_start.ipynb $(ARGS)
endif

test: $(VENV)/.full
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/python -m pytest -n 2 -m "not browser"
	$(BIN)/python -m pytest -m browser
	$(MAKE) --no-print-directory answers demo

check: $(VENV)/.full
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/python -m pytest -n 2 -m "not slow and not browser"

test-versions:
	@for version in 3.11 3.12 3.13; do \
	  if python$$version -c '' 2>/dev/null; then \
	    echo "== Python $$version"; \
	    $(MAKE) --no-print-directory check PYTHON=python$$version VENV=.venv-$$version || exit 1; \
	    .venv-$$version/bin/python -m pytest tests/test_notebook_run.py || exit 1; \
	  else echo "== Python $$version is not installed here: left out"; fi; \
	done

demo: $(VENV)/.full
	$(BIN)/kzmedia demo --assignment $(or $(ASSIGNMENT),a1) --lang $(COURSE_LANG)

student: $(VENV)/.full
	$(BIN)/kzmedia student --lang $(COURSE_LANG)

answers: $(VENV)/.full
	$(BIN)/python -m kzmedia.course.answers $(or $(ASSIGNMENT),$(if $(BREAK),a1)) $(if $(BREAK),--break $(BREAK)) --lang $(COURSE_LANG)

# Each task's 1,024 draws tried again where its notebook, recipe or traps have changed: minutes.
draws: $(VENV)/.full
	@for name in a2 a3 a4 a5; do $(BIN)/python -m kzmedia.course.acceptance $$name || exit 1; done

bench: $(VENV)/.full
	@for script in import_time first_figure panel_join bootstrap coalitions redraw similar lessons; do $(BIN)/python benchmarks/$$script.py || exit 1; done

# Universal, hashed, and free of index addresses: the same two files serve every system and registry mirror.
lock:
	$(PYTHON) -m venv .venv-lock && .venv-lock/bin/python -m pip install --quiet uv
	for extra in "--extra lab:requirements.lock" "--all-extras -c requirements.lock:requirements-dev.lock"; do \
	  .venv-lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-annotate --no-header --quiet pyproject.toml $${extra%%:*} -o $${extra##*:} || exit 1; \
	done

clean:
	rm -rf .venv .venv-* dist build
