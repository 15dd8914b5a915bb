import type { Args } from "../../cli/args.ts";
import { UsageError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Program, Verb } from "../../cli/command.ts";
import { bashCompletion } from "../../shell/completion/bash.ts";
import { fishCompletion } from "../../shell/completion/fish.ts";
import { zshCompletion } from "../../shell/completion/zsh.ts";
import { buildCompletion } from "./build-completion.ts";

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/**
 * `stella-profile completion`: what makes a shell complete a program and those that it leads to.
 * @param program Asked for when the verb runs, since the verb is one of its own.
 */
export function completionVerb(program: () => Program): Verb {
  return {
    name: "completion",
    positionals: `<${Object.keys(scripts).join("|")}>`,
    arity: [1, 1],
    summary: "Print what makes a shell complete these commands.",
    options: [],
    examples: [
      { command: 'eval "$(stella-profile completion bash)"', does: "Complete in this bash" },
      { command: "source <(stella-profile completion zsh)", does: "Complete in this zsh" },
      { command: "stella-profile completion fish | source", does: "Complete in this fish" },
    ],
    run: (args, io) => complete(program(), args, io),
  };
}

function complete(program: Program, args: Args, io: Io): ExitCode {
  const [shell = ""] = args.positionals;
  const known = Object.entries(scripts).find(([name]) => name === shell);
  if (!known) {
    throw new UsageError(`unknown shell "${shell}". it is one of ${Object.keys(scripts).join(", ")}`);
  }
  const [, script] = known;
  io.stdout.write(script(buildCompletion(program)));
  return ExitCode.done;
}
