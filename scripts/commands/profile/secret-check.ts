import { type CommandContext, defineCommand, optionalProfile } from "../../cli/command.ts";
import { flag } from "../../cli/options.ts";
import type { Context } from "../../core/context.ts";
import { UsageError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { findProfiles } from "../../profile/list-profiles.ts";
import type { Profile } from "../../profile/profile.ts";
import { readProfile } from "../../profile/read-profile.ts";
import { readSecretFile } from "../../profile/secret-file.ts";
import { suggestRemedy } from "../../profile/secret-problem.ts";
import { clauseTexts } from "../../profile/secret-privacy.ts";
import { requireSecretPath } from "../../profile/secret-store.ts";

const secretCheckOptions = { all: flag("Check the secret of every profile.") };

/** `stella-profile secret check`: whether a client's secret can be used. */
export const secretCheckCommand = defineCommand({
  name: "secret check",
  positionals: optionalProfile,
  summary: "Check the profile's secret file: there, readable, one line, mode and owner.",
  options: secretCheckOptions,
  examples: [
    { command: "stella-profile secret check packs-operator", does: "Exit 3 when the secret cannot be used" },
    { command: "stella-profile secret check --all", does: "Exit 3 when one of them cannot be used" },
  ],
  run: checkSecrets,
});

function checkSecrets({ positionals, options, io, log }: CommandContext<typeof secretCheckOptions>): ExitCode {
  if (!options.all) {
    const profile = readProfile(positionals[0], io);
    return checkSecret(profile, requireSecretPath(profile, io), { io, log });
  }
  if (positionals.length > 0) throw new UsageError("--all is about every profile: name none");
  const codes = findProfiles([], io).map(({ name, profile, problem }) => {
    if (profile?.secret.kind === "file") return checkSecret(profile, profile.secret.path, { io, log });
    if (!profile) log.error(`the secret of profile "${name}" is not checked: ${problem}`);
    else log.warn(`profile "${name}" names no secret file`);
    return profile ? ExitCode.done : ExitCode.usage;
  });
  return codes.includes(ExitCode.refused)
    ? ExitCode.refused
    : codes.find((code) => code !== ExitCode.done) ?? ExitCode.done;
}

function checkSecret({ name }: Profile, path: string, { io, log }: Context): ExitCode {
  const { problems, clause, value } = readSecretFile(path, io);
  if (value !== undefined && clause) log.info(`the secret in ${path} can be used: ${clauseTexts[clause]}`);
  for (const problem of problems) {
    log.error(`the secret file "${path}" cannot be used: ${problem.message}`, suggestRemedy(problem, name));
  }
  return problems.length > 0 ? ExitCode.refused : ExitCode.done;
}
