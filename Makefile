# make lab    set up, then open the first lesson in JupyterLab
# make test   set up, then run every check: all six notebooks, and the tests of the helpers
#
# make test-browser [LESSON=02_rnn]         move every panel in a real browser, photograph it (Debian's chromium and npm)
# make bench [LESSON=03] [SEEDS="0 1 2"] [BLOCKS="0 1 2 3 4 5"]   measure speed, memory and quality; prints a table
#                                           (test scores only with FINAL=1, once everything is chosen)
# make notebooks [LESSON="03 05"]          run the notebooks and store their outputs
# make minutes                            count the minutes of the lessons again: headers, README, docs/teaching.md
# make record LESSON=03 NAME=final_model FINAL=1   record a long experiment again
# make record LESSON=03 NAME=final_model WAIVE=1   keep it after a change that does no harm: one seed runs again and agrees
# make waive MODEL=digit_reader            the same for a stored model: its script runs again and agrees
# make test-versions                       the tests again, with the oldest and the newest TensorFlow claimed
# make rehearse-colab [LESSON="00 02"]     run the notebooks as Colab would, with its versions (PYTHON=python3.13)
# make classroom DIR=../class              write a folder to hand out: no outputs, no solutions (answers: ../class-teacher)
# make classroom DIR=../class GRADER=nbgrader   write an nbgrader course (make grader sets nbgrader up, make test-grader tries it)
# make hub                                 start the example of a JupyterHub for a school, on this machine alone (docs/hub; npm)
# make test-hub [LEARNERS=12]              log learners in there, let them run lessons, measure memory and seconds
# make pages DIR=../pages                  write the six lessons as web pages that need no Jupyter
# make slides [LESSON="01 03"] [DIR=slides]  write the core of lessons as slides, one HTML file each (npm)
# make handout [LESSON="01 03"] [DIR=handouts]  write one printable page a lesson, HTML and PDF (Chromium)
# make lint                                check the style of the code (make format mends what it can)
# make lock                                pin the dependencies of pyproject.toml into requirements.txt
# make address URL=https://github.com/… [BRANCH=main]   write where your copy is into links and setup cells
# make clean                               remove the virtual environments

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
SEEDS ?= 0 1 2
UV_VERSION := 0.13.9
AXE_VERSION := 4.14.1
REVEAL_VERSION := 6.0.2

# What a reader set for pip elsewhere does not lead the packages past the environment.
export PIP_USER := 0
unexport PIP_TARGET PIP_PREFIX PIP_ROOT PYTHONHOME

.PHONY: help lab test test-browser test-versions rehearse-colab classroom grader test-grader hub test-hub pages slides handout bench notebooks minutes record waive lint format lock address clean setup

help:
	@sed -n 's/^# \(make .*\)/  \1/p' Makefile

# The first Python on the path that pyproject.toml claims, or the one named with PYTHON=….
$(READY): requirements.txt
	@for python in $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python); do \
	    if $$python -c 'import re, sys, venv, ensurepip; low, high = re.search(r"requires-python = \D*3\.(\d+)\D*3\.(\d+)", open("pyproject.toml").read()).groups(); sys.exit(not (3, int(low)) <= sys.version_info[:2] < (3, int(high)))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	    echo "This series needs Python $$(sed -n 's/^requires-python = "\(.*\)"/\1/p' pyproject.toml) with its venv module; found: $$($(or $(PYTHON),python3) --version 2>&1 | head -n 1)." >&2; \
	    echo "Install one (on Debian and Ubuntu also the package python3-venv), or name it: make lab PYTHON=/path/to/python3.12" >&2; \
	    exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$($$found --version): a few minutes the first time." && \
	$$found -m venv --clear $(VENV) && \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt && \
	touch $(READY)

setup: $(READY)

# By python -m: the scripts in $(BIN) name the folder of the set-up, and fail once it was renamed or moved.
# As root (a container) Jupyter wants --allow-root; without a screen it prints the address. Our defaults (no question
# about news, numbered headings, a hint for a cell run before the setup) lie in helpers/tools/jupyter; the reader's own win.
# Trusted, the stored pictures follow the dark theme before a cell was run.
lab: $(READY)
	@mkdir -p $(VENV)/etc/ipython && cp helpers/tools/jupyter/ipython_kernel_config.py $(VENV)/etc/ipython/
	@$(BIN)/python -c 'from nbformat.sign import TrustNotebookApp as trust; trust.launch_instance()' notebooks/*.ipynb > /dev/null || true
	@JUPYTER_CONFIG_PATH="$(CURDIR)/helpers/tools/jupyter$${JUPYTER_CONFIG_PATH:+:$$JUPYTER_CONFIG_PATH}" \
	    $(BIN)/python -m jupyterlab $(if $(filter 0,$(shell id -u)),--allow-root) $(LAB_OPTIONS) --ServerApp.root_dir="$(CURDIR)" \
	    --LabApp.default_url=/lab/tree/notebooks/00_introduction.ipynb

# FIVE_MODELS_SWEEP: every panel tries all its positions when its cell runs. FIVE_MODELS_HOME: an empty one.
test: $(READY)
	@home=$$(mktemp -d) && trap 'rm -rf "$$home"' EXIT && \
	FIVE_MODELS_HOME="$$home" FIVE_MODELS_SWEEP=1 $(BIN)/python -m pytest $(TEST)

# A set-up of its own: playwright joins the environment; Chromium is the system's.
$(VENV)/browser: $(READY) requirements-browser.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-browser.txt && touch $@

# axe-core finds what keeps people out of a page.
$(VENV)/axe: $(READY)
	@npm install --silent --no-audit --no-fund --ignore-scripts --prefix $@ axe-core@$(AXE_VERSION)

test-browser: $(VENV)/browser $(VENV)/axe $(VENV)/kit $(VENV)/reveal
	@$(BIN)/python -m pytest -o addopts="" --import-mode=prepend -p no:cacheprovider tests/browser $(if $(LESSON),-k "$(LESSON)")

# Each in an environment of its own (.venv-oldest, .venv-newest, .venv-colab), made when it is first needed.
test-versions: $(READY)
	@$(BIN)/python -m helpers.tools.versions

rehearse-colab: $(READY)
	@$(BIN)/python -m helpers.tools.colab_rehearsal $(LESSON) $(if $(PYTHON),--python $(PYTHON))

classroom: $(READY)
	@$(BIN)/python -m helpers.tools.classroom "$(DIR)" $(if $(GRADER),--grader "$(GRADER)")

# nbgrader in an environment of its own; its kernel runs the lessons in theirs.
$(VENV)-grader/ready: $(READY) requirements-grader.txt
	@$(BIN)/python -m venv --clear $(VENV)-grader && \
	$(VENV)-grader/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-grader.txt && \
	$(BIN)/python -m ipykernel install --prefix $(VENV)-grader --name python3 > /dev/null && touch $@

grader: $(VENV)-grader/ready
	@echo "nbgrader: $(CURDIR)/$(VENV)-grader/bin/nbgrader"

test-grader: $(VENV)-grader/ready
	@$(BIN)/python -m pytest -o addopts="" --import-mode=importlib -p no:cacheprovider tests/grader

# JupyterHub, its proxy and JupyterLab in an environment of their own; the kernel runs the lessons in theirs.
$(VENV)-hub/ready: $(READY) requirements-hub.txt docs/hub/proxy/package-lock.json
	@$(BIN)/python -m venv --clear $(VENV)-hub && \
	$(VENV)-hub/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-hub.txt && \
	$(BIN)/python -m ipykernel install --prefix $(VENV)-hub --name python3 > /dev/null && \
	cp -r docs/hub/proxy $(VENV)-hub/proxy && npm ci --loglevel error --no-audit --no-fund --ignore-scripts --prefix $(VENV)-hub/proxy && touch $@

hub: $(VENV)-hub/ready
	@$(VENV)-hub/bin/python -m jupyterhub --config docs/hub/jupyterhub_config.py

test-hub: $(VENV)-hub/ready
	@LEARNERS=$(or $(LEARNERS),12) $(BIN)/python -m pytest -s -o addopts="" --import-mode=importlib -p no:cacheprovider tests/hub

# reveal.js shows the slides; it is written into each file.
$(VENV)/reveal: $(READY)
	@npm install --silent --no-audit --no-fund --ignore-scripts --prefix $@ reveal.js@$(REVEAL_VERSION)

# Formulas for browsers: a package of its own that only slides and handouts need.
$(VENV)/kit: $(READY) requirements-kit.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-kit.txt && touch $@

slides: $(VENV)/kit $(VENV)/reveal
	@$(BIN)/python -m helpers.tools.slides.write $(or $(LESSON),00 01 02 03 04 05) $(if $(DIR),--to "$(DIR)")

handout: $(VENV)/kit
	@$(BIN)/python -m helpers.tools.handout.write $(or $(LESSON),00 01 02 03 04 05) $(if $(DIR),--to "$(DIR)")

pages: $(READY)
	@$(BIN)/python -m helpers.tools.pages "$(DIR)"

bench: $(READY)
	@$(BIN)/python -m helpers.tools.bench $(LESSON) --seeds $(SEEDS) $(if $(BLOCKS),--blocks $(BLOCKS))

notebooks: $(READY)
	@$(BIN)/python -m helpers.tools.notebook_outputs $(LESSON)

minutes: $(READY)
	@$(BIN)/python -m helpers.tools.minutes && $(BIN)/python -m helpers.tools.teaching

record: $(READY)
	@$(BIN)/python -m helpers.tools.recorder $(LESSON) $(NAME) --seeds $(SEEDS) $(if $(BLOCKS),--blocks $(BLOCKS)) $(if $(WAIVE),--waive)

waive: $(READY)
	@$(BIN)/python -m helpers.tools.stored_models $(MODEL)

lint: $(READY)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

format: $(READY)
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

lock: $(READY)
	@$(BIN)/python -m venv $(VENV)/lock && $(VENV)/lock/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION) && \
	$(VENV)/lock/bin/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --custom-compile-command "make lock" -o requirements.txt && \
	$(VENV)/lock/bin/uv pip compile --group browser --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --constraints requirements.txt --custom-compile-command "make lock" -o requirements-browser.txt && \
	$(VENV)/lock/bin/uv pip compile --group kit --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --constraints requirements.txt --custom-compile-command "make lock" -o requirements-kit.txt && \
	$(VENV)/lock/bin/uv pip compile --group grader --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --constraints requirements.txt --custom-compile-command "make lock" -o requirements-grader.txt && \
	$(VENV)/lock/bin/uv pip compile --group hub --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --constraints requirements.txt --custom-compile-command "make lock" -o requirements-hub.txt && \
	npm install --silent --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund --prefix docs/hub/proxy

address: $(READY)
	@$(BIN)/python -m helpers.tools.address "$(URL)" $(if $(BRANCH),"$(BRANCH)")

clean:
	rm -rf $(VENV) $(VENV)-*
