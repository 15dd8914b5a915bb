# The targets of this repository. `make` alone lists them.
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
.DEFAULT_GOAL := help
.SUFFIXES:

REPORTS := .reports
SOURCES := $(shell find scripts templates -type f) $(wildcard build.*.ts tools/*) package.json
vitest = vitest run --project $(1) --reporter=default --reporter=json --outputFile.json=$(REPORTS)/$(1).json

.PHONY: help
help: ## List the targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund >&2
	@touch $@

.PHONY: install
install: node_modules/.package-lock.json ## Install what the build and the tests need.

dist/.built: node_modules/.package-lock.json $(SOURCES)
	npm run --silent build >&2
	@touch $@

.PHONY: build
build: dist/.built ## Build both bundles of each command into dist/.

.PHONY: demo
demo: build ## Show the main job on both runtimes, against a development Authority.
	jiti test/support/demo.ts

.PHONY: play
play: build ## Open a shell with the commands, a development Authority and a home that is thrown away.
	@jiti test/support/play.ts

# STACK=openiddict runs the Authority on the real one's stack, which needs the .NET 10 SDK.
STACK := oidc-provider
.PHONY: authority
authority: install ## Run a development Authority and a stand-in backend, to try the commands by hand.
	$(if $(filter openiddict,$(STACK)),$(MAKE) test/upstream/authority/obj/.built)
	jiti test/support/development.ts $(STACK)

.PHONY: test
test: build ## Run every test but the heavy matrices.
	$(call vitest,fast)

.PHONY: matrix
matrix: build ## Run the heavy matrices: every shell, many neighbours.
	$(call vitest,matrix)

# The .NET programs of test/upstream: each is a folder with a project.
UPSTREAM := $(patsubst %/,%,$(dir $(wildcard test/upstream/*/*.csproj)))
test/upstream/%/obj/.built: test/upstream/%/*.cs test/upstream/%/*.csproj test/upstream/%/packages.lock.json
	dotnet build --configuration Release --nologo --verbosity quiet test/upstream/$* >&2
	@touch $@

.PHONY: upstream
upstream: build $(UPSTREAM:%=%/obj/.built) ## Compare with the CLI's own libraries. Needs the .NET 10 SDK.
	$(call vitest,upstream)

.PHONY: coverage
coverage: build runtimes ## Measure what the fast tests cover. Informs; nothing depends on it.
	vitest run --project fast --coverage

.PHONY: format
format: install ## Format the sources.
	deno fmt

.PHONY: style
style: install ## Check format, lint and types of the sources.
	deno fmt --check
	deno lint
	tsc -p .
	eslint .
	deno check scripts/*.ts scripts/api/*.ts scripts/runtime/deno.ts
	knip

.PHONY: hooks
hooks: ## Run `make style` before every commit of this clone.
	git config core.hooksPath .githooks

.PHONY: check
check: style test artefacts ## Everything that must be green before a commit.

.PHONY: artefacts
artefacts: build ## Check what would be published.
	publint --strict
	npm pack --dry-run --silent > /dev/null

.PHONY: clean
clean: ## Remove what was built.
	rm -rf dist $(REPORTS)

# The releases of the runtimes that the artefact tests and the benchmark run on.
test/runtimes/node_modules/.package-lock.json: test/runtimes/package.json test/runtimes/package-lock.json
	npm ci --no-audit --no-fund --prefix test/runtimes >&2
	chmod +x test/runtimes/node_modules/deno-*/deno
	@touch $@

.PHONY: runtimes
runtimes: test/runtimes/node_modules/.package-lock.json ## Install the Node releases that are tested.

test matrix: runtimes

# The targets that pipelines include, here with the checkout's own bundle: profiles, lint, token, env, exec.
STELLA := $(CURDIR)/dist/node/stella-profile.mjs
include templates/stella.mk
profiles lint token env exec: build

# The standalone binary: the bundle for Node, which is valid as a script, inside a copy of Node.
SEA_NODE = test/runtimes/node_modules/node-24-$(shell node -p 'process.platform + "-" + process.arch')/bin/node
dist/sea/stella-profile: dist/.built sea.json test/runtimes/node_modules/.package-lock.json
	mkdir -p $(@D)
	$(SEA_NODE) --experimental-sea-config sea.json >&2
	cp $(SEA_NODE) $@.part
	postject $@.part NODE_SEA_BLOB dist/sea/stella-profile.blob \
		--sentinel-fuse NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2 >&2
	mv $@.part $@

.PHONY: sea
sea: dist/sea/stella-profile ## Build the standalone binary, for machines without a runtime.

matrix: sea

.PHONY: bench
bench: ## Measure whole processes against their budgets. Needs yamllint and python3.
	npm run --silent bench

.PHONY: pictures
pictures: build ## Draw the pictures of the README from real runs.
	jiti test/support/pictures.ts

.PHONY: release-check
release-check: ## Run everything that a release must pass, in a clean clone.
	clone=$$(mktemp -d) && trap 'rm -rf "$$clone"' EXIT && git clone --quiet . "$$clone" && \
		$(MAKE) -C "$$clone" check matrix demo
