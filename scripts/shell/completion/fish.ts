import { quote } from "../formats/fish.ts";
import { type CompletedOption, type Completion, type CompletionContext, listValueWords } from "./completion.ts";

/** The lines for a context. */
function contextLines(
  { path, next, options, profiles, files }: CompletionContext,
  aliases: Completion["aliases"],
): string[] {
  const [command = ""] = path.split(" ", 1);
  const callers = aliases.filter(([, target]) => target === command).map(([words]) => words.split(" ", 1)[0]);
  const start = `complete ${[command, ...callers].map((caller) => `-c ${caller}`).join(" ")} -n`;
  const line = `${start} "__stella_at '${path}'"`;
  const profileLine = `${start} "__stella_at '${path}'${Number.isFinite(profiles) ? ` ${profiles}` : ""}`;
  return [
    ...next.map(({ word, description }) => `${line} -a ${word}${described(description)}`),
    ...options.map((option) => `${line} ${optionPart(option)}`),
    ...profiles > 0 ? [`${profileLine}" -a '(__stella_profiles)'`, `${profileLine}; and __stella_in_path" -F`] : [],
    ...files ? [`${line} -F`] : [],
  ];
}

const described = (description: string): string => description ? ` -d ${quote(description)}` : "";

function optionPart(option: CompletedOption): string {
  const { long, short, description, takesValue } = option;
  const name = `${short ? `-s ${short} ` : ""}-l ${long}`;
  return `${name}${takesValue ? ` ${valuePart(option)}` : ""}${described(description)}`;
}

function valuePart({ values, names }: CompletedOption): string {
  if (values.length > 0) return `-xa ${quote(values.join(" "))}`;
  return names === undefined ? "-x" : names === "profile" ? "-xa '(__stella_profiles)'" : "-rF";
}

/** Completion for fish. */
export function writeFishCompletion({ commands, contexts, verbs, aliases }: Completion): string {
  return `# Completion of the StellaOps profile commands for fish. To have it in every shell, add to ~/.config/fish/config.fish:
#   stella-profile completion fish | source

function __stella_at -d 'Whether the words typed so far lead to this context, with fewer arguments than so many'
    set -l words (commandline -opc)
    set -l context (string replace -r '.*/' '' -- $words[1])
    set -l taken 0
    set -l skip
    for word in $words[2..]
        test "$word" = --; and return 1
        if test -n "$skip"
            set skip
            continue
        end
        switch "$context $word"
            case ${contexts.flatMap(listValueWords).map(quote).join(" ")}
                set skip yes
            case ${verbs.map(quote).join(" ")}
                set context "$context $word"
${
    aliases.map(([path, command]) => `            case ${quote(path)}\n                set context ${command}`).join(
      "\n",
    )
  }
            case '* -*'
            case '*'
                set taken (math $taken + 1)
        end
    end
    test "$context" = $argv[1]; or return 1
    test (count $argv) -lt 2; or test $taken -lt $argv[2]
end

function __stella_in_path -d 'Whether a path is being typed'
    string match -q '*/*' -- (commandline -ct)
end

function __stella_profiles -d 'The profile names'
    set -l home $STELLAOPS_HOME
    test -n "$home"; or set home ~/.stellaops
    for file in $home/profiles/*.yaml
        string replace -r '.*/(.*)\\.yaml$' '$1' -- $file
    end
end

function __stella_command -d 'Completes the command after --'
    set -l words (commandline -opc)
    set -l after (contains -i -- -- $words)
    complete -C (string join ' ' -- (string escape -- $words[(math $after + 1)..]) (commandline -ct))
end

${commands.map((command) => `complete -c ${command} -f`).join("\n")}
${
    commands.map((command) => `complete -c ${command} -n 'contains -- -- (commandline -opc)' -a '(__stella_command)'`)
      .join("\n")
  }
${contexts.flatMap((context) => contextLines(context, aliases)).join("\n")}
`;
}
