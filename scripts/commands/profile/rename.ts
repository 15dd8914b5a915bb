import { type CommandContext, defineCommand } from "../../cli/command.ts";
import { flag } from "../../cli/options.ts";
import { FailedError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { requireOwn } from "../../core/private-files.ts";
import { readDocument } from "../../profile/read-profile.ts";
import { getProfileFile, profileVariable, requireValidName } from "../../profile/resolve-profile.ts";
import { keepBackup } from "../../scaffold/draft.ts";

const renameOptions = { force: flag("Replace an existing profile, keeping it as <file>.bak.") };

/** `stella-profile rename`: the same profile under another name. */
export const renameCommand = defineCommand({
  name: "rename",
  positionals: { usage: "<profile> <name>", min: 2, max: 2, profiles: 1 },
  summary: "Give a profile another name. Its secret and its tokens stay where they are.",
  options: renameOptions,
  examples: [{ command: "stella-profile rename packs-viewer packs-auditor", does: "Call it after what it is for" }],
  run: renameProfile,
});

function renameProfile({ positionals, options, io, log }: CommandContext<typeof renameOptions>): ExitCode {
  const [from, to] = positionals.map(requireValidName) as [string, string];
  const { file } = readDocument(from, io);
  const target = getProfileFile(to, io);
  if (target === file) return ExitCode.done;
  requireOwn(io, file, "file");
  requireOwn(io, target, "file");
  if (io.files.lstat(target)) {
    if (!options.force) {
      throw new FailedError(`profile "${to}" exists (${target})`, {
        hint: "choose another name, or add --force to replace it; it is kept as .bak",
      });
    }
    keepBackup(target, io);
  }
  io.files.rename(file, target);
  log.info(`renamed ${file} to ${target}`);
  if (io.env(profileVariable) === from) {
    log.warn(`${profileVariable} still names "${from}" in this shell`);
    log.info(`  load it again: eval "$(stella-env ${to})"`);
  }
  return ExitCode.done;
}
