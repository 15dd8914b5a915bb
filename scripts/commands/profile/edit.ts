import { type CommandContext, defineCommand, optionalProfile } from "../../cli/command.ts";
import { run } from "../../cli/run.ts";
import { FailedError } from "../../core/errors.ts";
import type { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import { readDocument } from "../../profile/read-profile.ts";
import { lintProgram } from "../lint.ts";

/** `stella-profile edit`: change a profile by hand, and see at once whether it is right. */
export const editCommand = defineCommand({
  name: "edit",
  positionals: optionalProfile,
  summary: "Open a profile in $VISUAL or $EDITOR, and lint it afterwards.",
  options: {},
  examples: [{
    command: "stella-profile edit packs-operator",
    does: "Change it; exit 1 when the linter finds an error",
  }],
  run: editProfile,
});

async function editProfile({ positionals, io, log }: CommandContext): Promise<ExitCode> {
  const { file } = readDocument(positionals[0], io);
  const editor = findEditor(io);
  const [command, args] = formatEditorCommand(editor, file, io);
  const status = await io.spawn(command, args, io.environment());
  if (status !== 0) throw new FailedError(`the editor "${editor}" ended with exit code ${status}`);
  return await run(lintProgram, [...log.level === "quiet" ? ["--quiet"] : [], file], io);
}

/** The user's editor, else the one that every system of the family has. */
function findEditor(io: Io): string {
  return io.env("VISUAL") || io.env("EDITOR") || (io.platform === "windows" ? "notepad" : "vi");
}

/** The variables hold a command line, such as `code --wait`, which a shell reads as git has it read. */
function formatEditorCommand(editor: string, file: string, io: Io): [command: string, args: string[]] {
  if (io.platform === "windows") {
    const [command = "", ...args] = editor.split(" ");
    return [command, [...args, file]];
  }
  return ["sh", ["-c", `${editor} "$@"`, "sh", file]];
}
