import { type Command, defineCommand, type Program } from "../../cli/command.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { writeBashCompletion } from "../../shell/completion/bash.ts";
import { writeFishCompletion } from "../../shell/completion/fish.ts";
import { writeZshCompletion } from "../../shell/completion/zsh.ts";
import { buildCompletion } from "./build-completion.ts";

const writers = { bash: writeBashCompletion, zsh: writeZshCompletion, fish: writeFishCompletion } as const;

const shells = Object.keys(writers) as (keyof typeof writers)[];

/**
 * `stella-profile completion`: what makes a shell complete a program and those that it leads to.
 * @param getProgram Called when the command runs, since the command is part of the program.
 */
export function createCompletionCommand(getProgram: () => Program): Command {
  return defineCommand({
    name: "completion",
    positionals: { usage: `<${shells.join("|")}>`, min: 1, max: 1, choices: { noun: "shell", words: shells } },
    summary: "Print what makes a shell complete these commands.",
    options: {},
    examples: [
      { command: 'eval "$(stella-profile completion bash)"', does: "Complete in this bash" },
      { command: "source <(stella-profile completion zsh)", does: "Complete in this zsh" },
      { command: "stella-profile completion fish | source", does: "Complete in this fish" },
    ],
    run({ positionals, io }) {
      const [shell] = positionals as [keyof typeof writers];
      io.stdout.write(writers[shell](buildCompletion(getProgram())));
      return ExitCode.done;
    },
  });
}
