/* Generated from templates/ by `npm run generate`: the bundles carry their templates inside. */

/** The text of each shipped file that is no profile template, as in templates/. */
export const shippedTemplates = {
  "stella.mk": `# Targets for pipelines that use StellaOps CLI profiles. Keep this file beside your makefile and \`include stella.mk\`.
#
#   make profiles ROLES="operator publisher approver"   scaffold packs-operator, packs-publisher, packs-approver
#   make lint                                           lint every profile
#   make token PROFILE=packs-operator                   make sure that a usable token is in the cache
#   eval "$(make -s env PROFILE=packs-operator)"        load a profile into the shell
#   make exec PROFILE=packs-operator CMD='echo "$STELLAOPS_BACKEND_URL"'
#
# After any failure, make exits with 2. No secret and no token passes through make: the commands read them from their
# files. Values reach the shell as typed; a \`$\` in them needs no doubling.

# The command: installed, or \`npx --yes stella-profile\`, or the path of a bundle.
STELLA ?= stella-profile
# More options for the command that a target runs, quoted as for the shell: '-f github --fail-on warning'.
STELLA_FLAGS ?=
# Without it, \`lint\` lints every profile; the other targets use $STELLA_PROFILE.
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
stella-make-profile = $\${STELLA_MAKE_PROFILE:+"$$STELLA_MAKE_PROFILE"}

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
`,
  "pipelines/github.yml": `# Made by \`stella-profile ci github --profile [[profile]]\`; keep it as .github/workflows/[[profile]].yml.
# It needs two things: the profile in the repository, as .stellaops/profiles/[[profile]].yaml (it holds no secret),
# and the client's secret as [[secret]] among the secrets of the environment "[[profile]]".
name: "[[profile]]"

on:
  pull_request:
  # if approval
  workflow_dispatch:
    inputs:
      pack-run-id: { description: The run that waits for approval, required: true }
      pack-gate-id: { description: The gate to approve, required: true }
      pack-plan-hash: { description: "The approved plan, as sha256:…", required: true }
  # else
  workflow_dispatch:
  push:
    branches: [main]
  # end

permissions:
  contents: read

jobs:
  lint:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    env:
      STELLAOPS_HOME: \${{ github.workspace }}/.stellaops
    steps:
      - uses: actions/checkout@v4
        with: { persist-credentials: false }
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm install --global --ignore-scripts stella-profile@[[version]]
      - name: Lint the profile, with annotations
        # This job gets no secret, since it also runs for pull requests.
        run: stella-lint [[profile]] --format github --fail-on warning --rule secret-file-missing=off

  run:
    needs: lint
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 30
    environment: "[[profile]]"
    steps:
      - uses: actions/checkout@v4
        with: { persist-credentials: false }
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm install --global --ignore-scripts stella-profile@[[version]]
      - name: Give this job a profile, a secret and a token cache of its own
        env:
          CLIENT_SECRET: \${{ secrets.[[secret]] }}
        run: |
          STELLAOPS_HOME=$(mktemp -d "$RUNNER_TEMP/stella-XXXXXX")
          export STELLAOPS_HOME
          echo "STELLAOPS_HOME=$STELLAOPS_HOME" >> "$GITHUB_ENV"
          stella-profile init [[profile]] --quiet --template .stellaops/profiles/[[profile]].yaml \\
            --secret-file "$STELLAOPS_HOME/client.secret" --token-cache "$STELLAOPS_HOME/tokens"
          printf '%s' "$CLIENT_SECRET" | stella-profile secret set [[profile]]
      - name: Use the profile
        # if approval
        env:
          PACK_RUN_ID: \${{ inputs.pack-run-id }}
          PACK_GATE_ID: \${{ inputs.pack-gate-id }}
          PACK_PLAN_HASH: \${{ inputs.pack-plan-hash }}
        # end
        run: |
          [[run]]
      - name: Clean up
        if: always() && env.STELLAOPS_HOME
        run: rm -rf -- "$STELLAOPS_HOME"
`,
  "pipelines/gitlab.yml": `# Made by \`stella-profile ci gitlab --profile [[profile]]\`; include it in .gitlab-ci.yml.
# It needs two things: the profile in the repository, as .stellaops/profiles/[[profile]].yaml (it holds no secret),
# and the client's secret as [[secret]], a masked and protected CI/CD variable of the environment "[[profile]]".
# if approval
# Start the pipeline with the variables PACK_RUN_ID, PACK_GATE_ID and PACK_PLAN_HASH.
# end

".[[profile]]":
  image: node:22-slim
  before_script:
    - npm install --global --ignore-scripts stella-profile@[[version]]

"[[profile]]-lint":
  extends: ".[[profile]]"
  stage: test
  timeout: 5 minutes
  variables:
    STELLAOPS_HOME: $CI_PROJECT_DIR/.stellaops
  script:
    # This job gets no secret, since it also runs for merge requests. GitLab's runner lets every user change what it
    # checks out; the job with the secret uses a copy of its own.
    - >-
        stella-lint [[profile]] --format pretty --format gitlab=gl-code-quality-report.json
        --fail-on warning --rule secret-file-missing=off --rule profile-mode=off
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json

"[[profile]]":
  extends: ".[[profile]]"
  stage: deploy
  timeout: 30 minutes
  needs: ["[[profile]]-lint"]
  environment:
    name: "[[profile]]"
  variables:
    # This job's own directory, for its profile, secret and token cache.
    STELLAOPS_HOME: /var/tmp/stella-$CI_JOB_ID
  rules:
    # if approval
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $PACK_RUN_ID
    # else
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
    # end
  script:
    - mkdir -m 700 "$STELLAOPS_HOME"
    - >-
        stella-profile init [[profile]] --quiet --template .stellaops/profiles/[[profile]].yaml
        --secret-file "$STELLAOPS_HOME/client.secret" --token-cache "$STELLAOPS_HOME/tokens"
    - printf '%s' "$[[secret]]" | stella-profile secret set [[profile]]
    - |
        [[run]]
  after_script:
    - rm -rf -- "$STELLAOPS_HOME"
`,
} as const;
