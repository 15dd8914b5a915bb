import { quote } from "../formats/fish.ts";
import type { CompletedOption, Completion, CompletionContext } from "./completion.ts";

/** The lines for a context. */
function contextLines(
  { path, next, options, profiles, files }: CompletionContext,
  aliases: Completion["aliases"],
): string[] {
  const [command = ""] = path.split(" ", 1);
  const callers = aliases.filter(([, target]) => target === command).map(([words]) => words.split(" ", 1)[0]);
  const line = `complete ${[command, ...callers].map((caller) => `-c ${caller}`).join(" ")} -n "__stella_at '${path}'"`;
  return [
    ...next.map(({ word, description }) => `${line} -a ${word}${described(description)}`),
    ...options.map((option) => `${line} ${optionPart(option)}`),
    ...profiles ? [`${line} -a '(__stella_profiles)'`, `${line.slice(0, -1)}; and __stella_in_path" -F`] : [],
    ...files ? [`${line} -F`] : [],
  ];
}

const described = (description: string): string => description ? ` -d ${quote(description)}` : "";

function optionPart({ long, short, description, takesValue, values }: CompletedOption): string {
  const name = `${short ? `-s ${short} ` : ""}-l ${long}`;
  const value = values.length > 0 ? ` -xa ${quote(values.join(" "))}` : " -rF";
  return `${name}${takesValue ? value : ""}${described(description)}`;
}

/** Completion for fish. */
export function writeFishCompletion({ commands, contexts, verbs, aliases }: Completion): string {
  return `# Completion of the StellaOps profile commands for fish. To have it in every shell, add to ~/.config/fish/config.fish:
#   stella-profile completion fish | source

function __stella_at -d 'Whether the words typed so far lead to this context'
    set -l words (commandline -opc)
    set -l context (string replace -r '.*/' '' -- $words[1])
    for word in $words[2..]
        test "$word" = --; and return 1
        switch "$context $word"
            case ${verbs.map(quote).join(" ")}
                set context "$context $word"
${
    aliases.map(([path, command]) => `            case ${quote(path)}\n                set context ${command}`).join(
      "\n",
    )
  }
        end
    end
    test "$context" = $argv[1]
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
