# Every target sets up what it needs; GNU make 3.81 (macOS) is enough.
# PYTHON=python3.13 chooses the Python for a new .venv, UV= does without uv, ARGS=... goes to the tool that is run.

VENV = .venv
BIN = $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY = $(VENV)/ready
PYTHONS = $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python)
UV := $(shell command -v uv 2>/dev/null)
SARIF = .cache/sarif
VALIDATOR = node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
SPEC = .cache/spec
BENCH = .cache/bench
BUILD = .cache/build
AUDIT = .cache/audit
MUTATION = .cache/mutation
PINS = $(wildcard *.lock */*.lock .ci/*/*.lock .ci/*/*.txt)
WORKFLOWS = .github/workflows
BUILD_TOOLS = hatchling editables

.DEFAULT_GOAL = help
.PHONY: help demo check test nightly browser sarif spec bench lint fuzz mutation dist audit lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: $(READY) ## run the whole tool on the guide against a stand-in web: no internet needed
	@$(BIN)/linkwatch demo guide/README.md $(ARGS)

check: $(READY) ## check what needs no network: the files and headings that the documents link to
	@$(BIN)/linkwatch check --offline README.md CONTRIBUTING.md CHANGELOG.md docs guide $(ARGS)

test: $(READY) ## run the tests and measure their coverage
	@$(BIN)/python -m pytest --cov $(ARGS)

nightly: $(READY) ## read 5,000 generated texts a test, and new ones each time, where `make test` reads 300; minutes
	@LINKWATCH_EXAMPLES=5000 $(BIN)/python -m pytest -m generated tests/documents $(ARGS)

browser: $(READY) ## try the page of the report in a browser: needs Chromium or Chrome, CHROMIUM=... names another
	@$(BIN)/python -m pytest -m browser tests/browser $(ARGS)

sarif: $(READY) $(SARIF)/ready ## validate SARIF reports with the official validator: needs npm, on Linux
	@$(BIN)/python tests/report/validate_sarif.py $(SARIF)/$(VALIDATOR)

spec: $(READY) $(SPEC)/ready ## compare the links of the CommonMark and GitHub specifications' examples with GitHub's renderer
	@$(BIN)/python tests/documents/compare_spec.py $(SPEC)/*.tar.gz

bench: $(READY) $(BENCH)/ready ## time linkwatch beside lychee on a web of this machine, ARGS=guide one scene; 10 minutes
	@PATH="$(CURDIR)/$(BIN):$(CURDIR)/$(BENCH)/bin:$$PATH" $(BENCH)/bin/python bench $(ARGS)

lint: $(READY) ## check style, types and workflows
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy
	@$(BIN)/python -m check_jsonschema --builtin-schema vendor.github-workflows $(WORKFLOWS)/*.yml
	@$(BIN)/python -m check_jsonschema --builtin-schema vendor.github-actions action.yml
	@$(BIN)/python -m check_jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(BIN)/zizmor --quiet --offline --pedantic .github action.yml

fuzz: $(READY) ## look for what linkwatch cannot stand, ARGS='2 kills' one part by another seed; an hour
	@$(BIN)/python -W error fuzz $(ARGS)

mutation: $(MUTATION)/ready ## ask whether the tests notice small faults, ARGS=rules in one part; an hour, not on Windows
	@$(BIN)/python tests/mutate.py $(CURDIR)/$(MUTATION)/bin/mutmut $(ARGS)

dist: $(BUILD)/ready ## build wheel and source archive into dist: the same bytes from the same commit
	@rm -rf dist
	@SOURCE_DATE_EPOCH=`git log -1 --format=%ct` $(BUILD)/$(notdir $(BIN))/python -m hatchling build -t sdist -t wheel

audit: $(AUDIT)/ready ## ask whether anything that is pinned is known to be vulnerable: needs the internet
	@$(AUDIT)/$(notdir $(BIN))/python tests/audit_locks.py $(PINS)

lock: ## pin every dependency anew in the lock files; needs uv, ARGS=--upgrade takes newer ones
	@test -n "$(UV)" || { echo 'make lock needs uv: python -m pip install uv' >&2; exit 1; }
	@printf '%s\n' $(BUILD_TOOLS) | $(compile) --group dev --output-file requirements.lock $(ARGS) pyproject.toml -
	@$(compile) --constraint requirements.lock --no-annotate --output-file requirements-runtime.lock pyproject.toml
	@for pair in build:hatchling audit:pip-audit mutation:mutmut; do \
	  echo "$${pair#*:}" | $(compile) --constraint requirements.lock --no-annotate $(ARGS) \
	    --output-file ".ci/$${pair%:*}/requirements.lock" - || exit 1; done

clean: ## remove .venv and everything else that the tools made
	rm -rf $(VENV) .cache .linkwatch .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage build dist demo-report

# Without the package's own script, which would only make it executable.
$(SARIF)/ready: .ci/sarif/package.json .ci/sarif/package-lock.json
	@mkdir -p $(SARIF)
	@cp .ci/sarif/package.json .ci/sarif/package-lock.json $(SARIF)
	@npm ci --prefix $(SARIF) --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@chmod u+x $(SARIF)/$(VALIDATOR)
	@touch $@

# The specifications' texts have a licence of their own, so they are fetched, by hash, and stay out of the repository.
$(SPEC)/ready: .ci/spec/backend.txt .ci/spec/spec.txt | $(READY)
	@$(BIN)/python -m venv --clear $(SPEC)
	@$(SPEC)/$(notdir $(BIN))/python -m pip --disable-pip-version-check install --quiet --require-hashes \
	  --only-binary :all: -r .ci/spec/backend.txt
	@$(SPEC)/$(notdir $(BIN))/python -m pip --disable-pip-version-check download --quiet --require-hashes \
	  --no-deps --no-build-isolation --no-binary :all: --dest $(SPEC) -r .ci/spec/spec.txt
	@touch $@

$(BENCH)/ready: bench/requirements.lock | $(READY)
	@$(BIN)/python -m venv --clear $(BENCH)
	@$(BENCH)/$(notdir $(BIN))/python -m pip --disable-pip-version-check install --quiet --require-hashes \
	  --only-binary :all: -r bench/requirements.lock
	@touch $@

# What builds a release, and what looks after the project, has an environment with nothing else in it.
$(BUILD)/ready $(AUDIT)/ready $(MUTATION)/ready: .cache/%/ready: .ci/%/requirements.lock | $(READY)
	@$(BIN)/python -m venv --clear .cache/$*
	@.cache/$*/$(notdir $(BIN))/python -m pip --disable-pip-version-check install --quiet --require-hashes \
	  --only-binary :all: -r $<
	@touch $@

# A .venv that works is kept and brought up to date. What lands in it has a hash in the lock file,
# the build tools of the project itself too: hence no build isolation, which would fetch them unpinned.
$(READY): pyproject.toml requirements.lock
ifneq ($(UV),)
	@$(call is_new_enough,$(BIN)/python) || { \
	  $(if $(PYTHON),$(find_python),python='>=3.11'); \
	  "$(UV)" venv --quiet --clear --python "$$python" $(VENV); }
	@"$(UV)" pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@"$(UV)" pip install --quiet --python $(BIN)/python --no-build-isolation --no-deps -e .
else
	@{ $(call is_new_enough,$(BIN)/python) && $(BIN)/python -m pip --version >/dev/null 2>&1; } || { \
	  $(find_python); $(can_make_venv); \
	  echo 'Setting up $(VENV), which takes half a minute ...' >&2; \
	  "$$python" -m venv --clear $(VENV); }
	@$(call pip_install,--require-hashes -r requirements.lock)
	@$(call pip_install,--no-build-isolation --no-deps -e .)
endif
	@touch $@

# Extras are kept, for pip before 23.3 takes the newest version for one whose pin does not name it.
compile = "$(UV)" pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes \
  --no-strip-extras --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

# Silent at first; if that fails, a second try tells all that pip has to say.
pip = $(BIN)/python -m pip --disable-pip-version-check install $(1)
pip_install = $(call pip,-qq $(1)) 2>/dev/null || $(call pip,$(1)) >&2

is_new_enough = "$(1)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1

define find_python
for python in $(PYTHONS); do $(call is_new_enough,$$python) && break; python=; done; \
test -n "$$python" || { \
  echo 'linkwatch needs Python 3.11 or newer and finds none (tried: $(PYTHONS)):' \
    'install one from your package manager or python.org, or install uv, which brings its own; then try again.' >&2; exit 1; }
endef

define can_make_venv
"$$python" -c 'import ensurepip, venv' 2>/dev/null || { \
  package=`"$$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'`; \
  echo "$$python cannot make a virtual environment: on Debian and Ubuntu, 'apt install $$package'; then try again." >&2; exit 1; }
endef
