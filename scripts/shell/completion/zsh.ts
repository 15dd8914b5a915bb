import type { CompletedOption, Completion, CompletionContext } from "./completion.ts";

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** An entry for `_describe`, which splits it at the first colon. */
const entry = (word: string, description: string): string => quote(description ? `${word}:${description}` : word);

const spellings = ({ long, short }: CompletedOption): string[] => [`--${long}`, ...short ? [`-${short}`] : []];

/** The case that says what can follow the words of a context. */
function contextCase({ path, next, options, profiles, files }: CompletionContext): string {
  return `    ${quote(path)})
      verbs=(${next.map(({ word, description }) => entry(word, description)).join(" ")})
      options=(${options.map(({ long, description }) => entry(`--${long}`, description)).join(" ")})
      profiles=${profiles ? "yes" : ""} files=${files ? "yes" : ""} ;;`;
}

/** A case for each option that takes a value; file names where it takes any. */
function valueCases({ path, options }: CompletionContext): string[] {
  return options.filter(({ takesValue }) => takesValue).map((option) => {
    const pattern = spellings(option).map((spelling) => quote(`${path} ${spelling}`)).join("|");
    const values = option.values.length > 0 ? `compadd -- ${option.values.join(" ")}` : "_files";
    return `    ${pattern}) ${values}; return ;;`;
  });
}

/** Completion for zsh, to be sourced, or installed as `_stella` in a directory of `$fpath`. */
export function writeZshCompletion({ commands, contexts, verbs, aliases }: Completion): string {
  return `#compdef ${commands.join(" ")}
# Completion of the StellaOps profile commands for zsh. To have it in every shell, add to ~/.zshrc, after compinit:
#   source <(stella-profile completion zsh)

_stella_profiles() {
  local -a names
  names=(\${STELLAOPS_HOME:-$HOME/.stellaops}/profiles/*.yaml(N:t:r))
  compadd -M 'm:{a-z}={A-Z}' -- $names
}

_stella() {
  local context=\${words[1]:t} previous=$words[CURRENT-1] profiles files
  local -a verbs options
  local -i index
  for ((index = 2; index < CURRENT; index++)); do
    if [[ $words[index] == -- ]]; then
      words=("\${(@)words[index + 1, -1]}")
      ((CURRENT -= index))
      _normal
      return
    fi
    case "$context $words[index]" in
      ${verbs.map(quote).join("|")}) context+=" $words[index]" ;;
${aliases.map(([path, command]) => `      ${quote(path)}) context=${command} ;;`).join("\n")}
    esac
  done
  if compset -P 1 '--*='; then previous=\${IPREFIX%=}; fi
  case "$context $previous" in
${contexts.flatMap(valueCases).join("\n")}
  esac
  case $context in
${contexts.map(contextCase).join("\n")}
  esac
  if [[ $PREFIX == -* ]]; then
    _describe -o option options
    return
  fi
  if (($#verbs)); then _describe verb verbs; fi
  if [[ -n $profiles ]]; then _stella_profiles; fi
  if [[ -n $files || -n $profiles && $PREFIX == */* ]]; then _files; fi
}

if [[ $funcstack[1] == _stella ]]; then _stella "$@"; else compdef _stella ${commands.join(" ")}; fi
`;
}
