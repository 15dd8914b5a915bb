import { type CommandContext, defineCommand, optionalProfile } from "../../cli/command.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { readProfile } from "../../profile/read-profile.ts";
import { readSecretFile } from "../../profile/secret-file.ts";
import { clauseTexts } from "../../profile/secret-privacy.ts";
import { requireSecretPath } from "../../profile/secret-store.ts";

/** `stella-profile secret check`: whether a client's secret can be used. */
export const secretCheckCommand = defineCommand({
  name: "secret check",
  positionals: optionalProfile,
  summary: "Check the profile's secret file: there, readable, one line, mode and owner.",
  options: {},
  examples: [{ command: "stella-profile secret check packs-operator", does: "Exit 3 when the secret cannot be used" }],
  run: checkSecret,
});

function checkSecret({ positionals, io, log }: CommandContext): ExitCode {
  const path = requireSecretPath(readProfile(positionals[0], io), io);
  const { problems, clause, value } = readSecretFile(path, io);
  if (value !== undefined && clause) log.info(`the secret in ${path} can be used: ${clauseTexts[clause]}`);
  for (const { message, hint } of problems) log.error(`the secret file "${path}" cannot be used: ${message}`, hint);
  return problems.length > 0 ? ExitCode.refused : ExitCode.done;
}
