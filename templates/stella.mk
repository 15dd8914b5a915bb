# Targets for pipelines that use StellaOps CLI profiles. Keep this file beside your makefile and `include stella.mk`.
#
#   make profiles ROLES="operator publisher approver"   scaffold packs-operator, packs-publisher, packs-approver
#   make lint                                           lint every profile
#   make token PROFILE=packs-operator                   make sure that a usable token is in the cache
#   eval "$(make -s env PROFILE=packs-operator)"        load a profile into the shell
#   make exec PROFILE=packs-operator CMD='echo "$STELLAOPS_BACKEND_URL"'
#
# After any failure, make exits with 2. No secret and no token passes through make: the commands read them from their
# files. Values reach the shell as typed; a `$` in them needs no doubling.

# The command: installed, or `npx --yes stella-profile`, or the path of a bundle.
STELLA ?= stella-profile
# More options for the command that a target runs, quoted as for the shell: '-f github --fail-on warning'.
STELLA_FLAGS ?=
# Without it, `lint` lints every profile; the other targets use $STELLA_PROFILE.
PROFILE ?=
ROLES ?=
CMD ?=

# make expands what its command line sets when it exports it, and would run a command that PROFILE names in make's own
# syntax. So nothing of it is exported; a nested make still gets it.
stella-make-inputs := STELLA STELLA_FLAGS PROFILE ROLES CMD
unexport $(foreach name,$(stella-make-inputs),$(if $(filter command,$(origin $(name))),$(name)))

.PHONY: profiles lint token env exec

profiles: export STELLA_MAKE_NAMES = $(addprefix packs-,$(value ROLES))
profiles: ## Scaffold a profile for each of ROLES.
	@set -f; $(STELLA) init --yes $(value STELLA_FLAGS) $$STELLA_MAKE_NAMES

lint token env exec: export STELLA_MAKE_PROFILE = $(value PROFILE)
stella-make-profile = $${STELLA_MAKE_PROFILE:+"$$STELLA_MAKE_PROFILE"}

lint: ## Lint PROFILE, or every profile.
	@$(STELLA) lint $(value STELLA_FLAGS) $(stella-make-profile)

token: ## Make sure that a usable token of PROFILE is in the cache.
	@$(STELLA) token fetch $(value STELLA_FLAGS) $(stella-make-profile)

env: ## Print the shell exports of PROFILE.
	@$(STELLA) env $(value STELLA_FLAGS) $(stella-make-profile)

exec: export STELLA_MAKE_COMMAND = $(value CMD)
exec: ## Run the command line CMD in PROFILE.
	@$(STELLA) exec $(value STELLA_FLAGS) $(stella-make-profile) -- sh -c "$$STELLA_MAKE_COMMAND"

# Even with -j, profiles requested in the same call are made before anything uses them.
ifneq (,$(filter profiles,$(MAKECMDGOALS)))
lint token env exec: | profiles
endif
