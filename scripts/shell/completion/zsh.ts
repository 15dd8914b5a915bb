import {
  type CompletedOption,
  type Completion,
  type CompletionContext,
  listSpellings,
  listValueWords,
} from "./completion.ts";

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** An entry for `_describe`, which splits it at the first colon. */
const entry = (word: string, description: string): string => quote(description ? `${word}:${description}` : word);

/** The case that says what can follow the words of a context. */
function contextCase({ path, next, options, profiles, files }: CompletionContext): string {
  return `    ${quote(path)})
      verbs=(${next.map(({ word, description }) => entry(word, description)).join(" ")})
      options=(${options.map(({ long, description }) => entry(`--${long}`, description)).join(" ")})
      most=${Math.min(profiles, many)} files=${files ? "yes" : ""} ;;`;
}

/** More profiles than anybody names. */
const many = 99;

/** A case for each option that takes a value. */
function valueCases({ path, options }: CompletionContext): string[] {
  return options.filter(({ takesValue }) => takesValue).map((option) => {
    const pattern = listSpellings(option).map((spelling) => quote(`${path} ${spelling}`)).join("|");
    return `    ${pattern}) ${completeValue(option)}; return ;;`;
  });
}

function completeValue({ values, names, description }: CompletedOption): string {
  if (values.length > 0) return `compadd -- ${values.join(" ")}`;
  return names === undefined ? `_message ${quote(description)}` : names === "profile" ? "_stella_profiles" : "_files";
}

/** Completion for zsh, to be sourced, or installed as `_stella` in a directory of `$fpath`. */
export function writeZshCompletion({ commands, contexts, verbs, aliases }: Completion): string {
  return `#compdef ${commands.join(" ")}
# Completion of the StellaOps profile commands for zsh. To have it in every shell, add to ~/.zshrc:
#   source <(stella-profile completion zsh)

_stella_profiles() {
  local -a names
  names=(\${STELLAOPS_HOME:-$HOME/.stellaops}/profiles/*.yaml(N:t:r))
  compadd -M 'm:{a-z}={A-Z}' -- $names
}

_stella() {
  local context=\${words[1]:t} previous=$words[CURRENT-1] files skip
  local -a verbs options
  local -i index most taken
  for ((index = 2; index < CURRENT; index++)); do
    if [[ $words[index] == -- ]]; then
      words=("\${(@)words[index + 1, -1]}")
      ((CURRENT -= index))
      _normal
      return
    fi
    if [[ -n $skip ]]; then skip=; continue; fi
    case "$context $words[index]" in
      ${contexts.flatMap(listValueWords).map(quote).join("|")}) skip=yes ;;
      ${verbs.map(quote).join("|")}) context+=" $words[index]" ;;
${aliases.map(([path, command]) => `      ${quote(path)}) context=${command} ;;`).join("\n")}
      *) if [[ $words[index] != -* ]]; then ((taken++)); fi ;;
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
  if ((taken >= most)); then most=0; fi
  if ((most)); then _stella_profiles; fi
  if [[ -n $files || $most -gt 0 && $PREFIX == */* ]]; then _files; fi
}

if [[ $funcstack[1] == _stella ]]; then
  _stella "$@"
else
  # A shell without completion, as \`zsh -f\` starts one.
  if ((!\$+functions[compdef])); then autoload -Uz compinit && compinit; fi
  compdef _stella ${commands.join(" ")}
fi
`;
}
