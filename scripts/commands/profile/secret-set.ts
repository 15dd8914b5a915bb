import { type CommandContext, defineCommand, optionalProfile } from "../../cli/command.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import { readProfile } from "../../profile/read-profile.ts";
import { maxSecretBytes } from "../../profile/secret-file.ts";
import { findSecretProblem, requireSecretPath, storeSecret } from "../../profile/secret-store.ts";

/** `stella-profile secret set`: store a client's secret. */
export const secretSetCommand = defineCommand({
  name: "secret set",
  positionals: optionalProfile,
  summary: "Store the client's secret in the file that the profile names, from standard input or a hidden prompt.",
  options: {},
  examples: [
    { command: "stella-profile secret set packs-operator", does: "Type or paste it, unseen" },
    {
      command: `printf '%s' "$CLIENT_SECRET" | stella-profile secret set packs-operator`,
      does: "Take it from a pipeline's secret variable",
    },
  ],
  run: setSecret,
});

async function setSecret({ positionals, io, log }: CommandContext): Promise<ExitCode> {
  const path = requireSecretPath(readProfile(positionals[0], io), io);
  storeSecret(path, await readSecret(path, io), io);
  log.info(`stored the secret in ${path}`);
  return ExitCode.done;
}

async function readSecret(path: string, io: Io): Promise<Uint8Array> {
  if (!io.stdin.isTerminal || !io.prompts?.secret) return await io.stdin.read(maxSecretBytes);
  const typed = await io.prompts.secret({ message: `Secret for ${path}`, validate: findSecretProblem });
  return new TextEncoder().encode(typed);
}
