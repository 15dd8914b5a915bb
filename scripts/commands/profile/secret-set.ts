import type { Args } from "../../cli/args.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import { createLogger } from "../../terminal/logger.ts";
import { readProfile } from "../../profile/read-profile.ts";
import { maxSecretBytes } from "../../profile/secret-file.ts";
import { findSecretProblem, requireSecretPath, storeSecret } from "../../profile/secret-store.ts";

/** `stella-profile secret set`: store a client's secret. */
export const secretSetVerb: Verb = {
  name: "secret set",
  positionals: "[profile]",
  arity: [0, 1],
  summary: "Store the client's secret in the file that the profile names, from standard input or a hidden prompt.",
  options: [],
  examples: [
    { command: "stella-profile secret set packs-operator", does: "Type or paste it, unseen" },
    {
      command: `printf '%s' "$CLIENT_SECRET" | stella-profile secret set packs-operator`,
      does: "Take it from a pipeline's secret variable",
    },
  ],
  run: secretSet,
};

async function secretSet(args: Args, io: Io): Promise<ExitCode> {
  const path = requireSecretPath(readProfile(args.positionals[0], io), io);
  storeSecret(path, await secretBytes(path, io), io);
  createLogger(io, args.loudness).info(`stored the secret in ${path}`);
  return ExitCode.done;
}

async function secretBytes(path: string, io: Io): Promise<Uint8Array> {
  if (!io.stdin.isTerminal || !io.prompts) return await io.stdin.read(maxSecretBytes);
  const typed = await io.prompts.secret({ message: `Secret for ${path}`, validate: findSecretProblem });
  return new TextEncoder().encode(typed);
}
