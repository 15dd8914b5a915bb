# The main job, as a user would type it. Needs AUTHORITY, BACKEND and the three secrets in the environment.
set -eu

# Shows a command, then runs it in this shell.
step() {
  if [ -t 1 ]; then printf '\n\033[1m$ %s\033[0m\n' "$1"; else printf '\n$ %s\n' "$1"; fi
  eval "$1"
}

step 'stella-profile init packs-operator packs-publisher packs-approver --authority-url "$AUTHORITY" --backend-url "$BACKEND" --yes'
step 'cat ~/.stellaops/profiles/packs-operator.yaml'
step 'printf %s "$OPERATOR_SECRET" | stella-profile secret set packs-operator'
step 'printf %s "$PUBLISHER_SECRET" | stella-profile secret set packs-publisher'
step 'printf %s "$APPROVER_SECRET" | stella-profile secret set packs-approver'
step 'stella-lint'
step 'stella-token fetch packs-operator packs-publisher'
step 'stella-token fetch packs-approver --pack-run-id run-42 --pack-gate-id security-review --pack-plan-hash sha256:$(printf plan | sha256sum | cut -d" " -f1)'
step 'stella-token status packs-operator packs-publisher'
step 'stella-profile list'
step 'eval "$(stella-env packs-operator)"'
step 'env | grep -i ^stella | sort'
step 'stella-exec --token -- node -e '\''
  fetch(process.env.STELLAOPS_BACKEND_URL + "/api/packs", { headers: { authorization: "Bearer " + process.env.STELLA_TOKEN } })
    .then(async (answer) => console.log(answer.status, await answer.text()))'\'
