import type { CompletedOption, Completion, CompletionContext } from "./completion.ts";

/** The pattern of a case. */
const patterns = (paths: readonly string[]): string => paths.map((path) => `'${path}'`).join(" | ");

const words = (list: readonly string[]): string => `'${list.join(" ")}'`;

const spellings = ({ long, short }: CompletedOption): string[] => [`--${long}`, ...short ? [`-${short}`] : []];

/** The case that says what can follow the words of a context. */
function contextCase({ path, next, options, profiles }: CompletionContext): string {
  return `    ${patterns([path])})
      candidates=${words(next.map(({ word }) => word))} profiles=${profiles ? "yes" : ""}
      options=${words(options.map(({ long }) => `--${long}`))} ;;`;
}

/** A case for each option of a context that takes a value. */
function valueCases({ path, options }: CompletionContext): string[] {
  return options.filter(({ takesValue }) => takesValue).map((option) =>
    `    ${patterns(spellings(option).map((spelling) => `${path} ${spelling}`))}) candidates=${words(option.values)} ;;`
  );
}

/**
 * Completion for bash 3.2 and later. Profile names are compared, never expanded: `compgen -W` would run a command in a
 * file name. Where nothing matches, bash completes file names.
 */
export function writeBashCompletion({ commands, contexts, verbs, aliases }: Completion): string {
  return `# Completion of the StellaOps profile commands for bash. To have it in every shell, add to ~/.bashrc:
#   eval "$(stella-profile completion bash)"

_stella_candidates() {
  candidates='' profiles='' options=''
  case "$context $previous" in
${contexts.flatMap(valueCases).join("\n")}
    *) _stella_context ;;
  esac
  if [[ $current == -* ]]; then candidates=$options profiles=''; fi
}

_stella_context() {
  case $context in
${contexts.map(contextCase).join("\n")}
  esac
}

_stella_add() {
  if [[ $1 == "$current"* ]]; then COMPREPLY+=("$1"); fi
}

_stella() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} context=\${COMP_WORDS[0]##*/}
  local candidates profiles options word file index
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ $word == -- ]]; then
      if declare -F _command_offset >/dev/null; then _command_offset $((index + 1))
      elif ((index + 1 == COMP_CWORD)); then
        while read -r word; do COMPREPLY+=("$word"); done < <(compgen -c -- "$current")
      fi
      return
    fi
    case "$context $word" in
      ${patterns(verbs)}) context+=" $word" ;;
${aliases.map(([path, command]) => `      '${path}') context=${command} ;;`).join("\n")}
    esac
  done
  # bash splits --format=sh into three words.
  if [[ $current == = ]]; then current=''
  elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  _stella_candidates
  for word in $candidates; do _stella_add "$word"; done
  if [[ -n $profiles ]]; then
    for file in "\${STELLAOPS_HOME:-$HOME/.stellaops}"/profiles/*.yaml; do
      file=\${file##*/} file=\${file%.yaml}
      if [[ $file =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ ]]; then _stella_add "$file"; fi
    done
  fi
}

complete -o default -F _stella ${commands.join(" ")}
`;
}
