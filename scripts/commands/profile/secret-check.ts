import type { Args } from "../../cli/args.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import { createLogger } from "../../terminal/logger.ts";
import { readSecretFile } from "../../profile/secret-file.ts";
import { readProfile } from "../../profile/read-profile.ts";
import { requireSecretPath } from "../../profile/secret-store.ts";

/** `stella-profile secret check`: whether a client's secret can be used. */
export const secretCheckVerb: Verb = {
  name: "secret check",
  positionals: "[profile]",
  arity: [0, 1],
  summary: "Check the profile's secret file: there, readable, one line, mode and owner.",
  options: [],
  examples: [{ command: "stella-profile secret check packs-operator", does: "Exit 3 when the secret cannot be used" }],
  run: secretCheck,
};

function secretCheck(args: Args, io: Io): ExitCode {
  const log = createLogger(io, args.loudness);
  const path = requireSecretPath(readProfile(args.positionals[0], io), io);
  const { problems, value } = readSecretFile(path, io);
  if (value !== undefined) log.info(`the secret in ${path} can be used`);
  for (const { message, hint } of problems) log.error(`the secret file "${path}" cannot be used: ${message}`, hint);
  return problems.length > 0 ? ExitCode.refused : ExitCode.done;
}
