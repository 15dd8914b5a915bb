import {
  type CompletedOption,
  type Completion,
  type CompletionContext,
  listSpellings,
  listValueWords,
} from "./completion.ts";

/** The pattern of a case; one that matches nothing when there is none. */
const patterns = (paths: readonly string[]): string => paths.map((path) => `'${path}'`).join(" | ") || "''";

const words = (list: readonly string[]): string => `'${list.join(" ")}'`;

/** More profiles than anybody names. */
const many = 99;

/** The case that says what can follow the words of a context. */
function contextCase({ path, next, options, profiles, files }: CompletionContext): string {
  return `    ${patterns([path])})
      candidates=${words(next.map(({ word }) => word))} most=${Math.min(profiles, many)} files=${files ? "yes" : ""}
      options=${words(options.map(({ long }) => `--${long}`))} ;;`;
}

/** A case for each option of a context that takes a value. */
function valueCases({ path, options }: CompletionContext): string[] {
  return options.filter(({ takesValue }) => takesValue).map((option) => {
    const spellings = listSpellings(option).map((spelling) => `${path} ${spelling}`);
    return `    ${patterns(spellings)}) ${assignValues(option)} ;;`;
  });
}

function assignValues({ values, names }: CompletedOption): string {
  if (values.length > 0) return `candidates=${words(values)}`;
  return names === undefined ? ":" : names === "profile" ? "most=" + many : "files=yes";
}

/**
 * Completion for bash 3.2 and later. Profile names are compared, never expanded: `compgen -W` would run a command in a
 * file name. File names are completed only where a file can be named.
 */
export function writeBashCompletion({ commands, contexts, verbs, aliases }: Completion): string {
  return `# Completion of the StellaOps profile commands for bash. To have it in every shell, add to ~/.bashrc:
#   eval "$(stella-profile completion bash)"

_stella_candidates() {
  candidates='' most=0 files='' options=''
  case "$context $previous" in
${contexts.flatMap(valueCases).join("\n")}
    *)
      _stella_context
      if ((taken >= most)); then most=0; fi
      if ((most > 0)) && [[ $current == */* ]]; then files=yes; fi ;;
  esac
  if [[ $current == -* ]]; then candidates=$options most=0 files=''; fi
}

_stella_context() {
  case $context in
${contexts.map(contextCase).join("\n")}
  esac
}

_stella_takes_value() {
  case "$context $1" in
    ${patterns(contexts.flatMap(listValueWords))}) return 0 ;;
  esac
  return 1
}

_stella_add() {
  if [[ $1 == "$current"* ]]; then COMPREPLY+=("$before\${1#"$kept"}"); fi
}

# bash 3.2 has no compopt.
_stella_add_files() {
  if ((\${#COMPREPLY[@]} > 0)) || compopt -o default 2>/dev/null; then return; fi
  local file
  while read -r file; do _stella_add "$file"; done < <(compgen -f -- "$current")
}

_stella_command() {
  local index=0 word
  while [[ \${COMP_WORDS[index]} != -- ]]; do ((index++)); done
  if declare -F _command_offset >/dev/null; then _command_offset $((index + 1))
  elif ((index + 1 == COMP_CWORD)); then
    while read -r word; do COMPREPLY+=("$word"); done < <(compgen -c -- "\${COMP_WORDS[COMP_CWORD]}")
  fi
}

_stella() {
  local typed=() context=\${COMP_WORDS[0]##*/} previous='' current before='' kept='' joined='' taken=0
  local candidates most files options word file index
  COMPREPLY=()
  # bash splits --format=sh into three words.
  for ((index = 1; index <= COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ $word == = || -n $joined ]] && ((\${#typed[@]} > 0)); then typed[\${#typed[@]}-1]+=$word
    else typed+=("$word")
    fi
    joined=''
    if [[ $word == = ]]; then joined=yes; fi
  done
  current=\${typed[\${#typed[@]}-1]}
  for ((index = 0; index < \${#typed[@]} - 1; index++)); do
    word=\${typed[index]}
    if [[ $word == -- ]]; then
      _stella_command
      return
    fi
    if _stella_takes_value "$previous"; then previous='' && continue; fi
    previous=$word
    case "$context $word" in
      ${patterns(verbs)}) context+=" $word" ;;
${aliases.map(([path, command]) => `      '${path}') context=${command} ;;`).join("\n")}
      *) if [[ $word != -* ]]; then ((taken++)); fi ;;
    esac
  done
  if [[ $current == --*=* ]]; then previous=\${current%%=*} before=$previous= current=\${current#*=}; fi
  # What is typed before the last = is kept by bash, where it splits words there.
  if [[ $COMP_WORDBREAKS == *=* ]]; then before='' kept=\${current%"\${current##*=}"}; fi
  _stella_candidates
  for word in $candidates; do _stella_add "$word"; done
  if ((most > 0)); then
    for file in "\${STELLAOPS_HOME:-$HOME/.stellaops}"/profiles/*.yaml; do
      file=\${file##*/} file=\${file%.yaml}
      if [[ $file =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ ]]; then _stella_add "$file"; fi
    done
  fi
  if [[ -n $files ]]; then _stella_add_files; fi
}

complete -F _stella ${commands.join(" ")}
`;
}
