import { type CommandContext, defineCommand, optionalProfile } from "../../cli/command.ts";
import { flag } from "../../cli/options.ts";
import { forgetAuthority } from "../../auth/secret-binding.ts";
import { FailedError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import { readProfile } from "../../profile/read-profile.ts";
import { maxSecretBytes } from "../../profile/secret-file.ts";
import type { Profile } from "../../profile/profile.ts";
import { listSecretSharers } from "../../profile/secret-sharing.ts";
import {
  backUp,
  findReplacementProblem,
  findSecretProblem,
  requireSecretPath,
  storeSecret,
} from "../../profile/secret-store.ts";
import { isSameAuthority } from "../../profile/url.ts";

const secretSetOptions = {
  force: flag(
    "Replace a file that may not be a secret of the profile's, keeping it as <file>.bak, or one that profiles of another " +
      "Authority share.",
  ),
};

/** `stella-profile secret set`: store a client's secret. */
export const secretSetCommand = defineCommand({
  name: "secret set",
  positionals: optionalProfile,
  summary: "Store the client's secret in the file that the profile names, from standard input or a hidden prompt.",
  options: secretSetOptions,
  examples: [
    { command: "stella-profile secret set packs-operator", does: "Type or paste it, unseen" },
    {
      command: `printf '%s' "$CLIENT_SECRET" | stella-profile secret set packs-operator`,
      does: "Take it from a pipeline's secret variable",
    },
  ],
  run: setSecret,
});

async function setSecret(
  { positionals, options, io, log }: CommandContext<typeof secretSetOptions>,
): Promise<ExitCode> {
  const profile = readProfile(positionals[0], io);
  const path = requireSecretPath(profile, io);
  const sharers = listSecretSharers(path, profile.file, io);
  if (!options.force) requireOneAuthority(profile, path, sharers);
  const problem = findReplacementProblem(path, io);
  if (problem !== undefined && !options.force) {
    throw new FailedError(`"${path}" may not be a secret of profile "${profile.name}": ${problem}`, {
      hint: `make sure that ${profile.file} names the right file. --force replaces it, and keeps it as .bak`,
    });
  }
  const secret = await readSecret(path, io);
  if (problem !== undefined) backUp(path, io);
  storeSecret(path, secret, io);
  forgetAuthority(path, io);
  log.info(`stored the secret in ${path}`);
  for (const { name } of sharers) log.info(`it is the secret of profile "${name}", too`);
  return ExitCode.done;
}

/** @throws {FailedError} when a profile of another Authority keeps its secret in the same file. */
function requireOneAuthority({ name, file, authorityUrl }: Profile, path: string, sharers: readonly Profile[]): void {
  const foreign = sharers.filter((sharer) => !isSameAuthority(sharer.authorityUrl, authorityUrl));
  if (foreign.length === 0) return;
  const others = foreign.map((sharer) => `"${sharer.name}" (${sharer.authorityUrl})`).join(", ");
  throw new FailedError(`"${path}" is also the secret file of ${others}, and profile "${name}" is of ${authorityUrl}`, {
    hint:
      `give each profile a secret file of its own: change ClientSecretFile in ${file}. --force stores it all the same`,
  });
}

async function readSecret(path: string, io: Io): Promise<Uint8Array> {
  if (!io.stdin.isTerminal || !io.prompts?.secret) return await io.stdin.read(maxSecretBytes);
  const typed = await io.prompts.secret({ message: `Secret for ${path}`, validate: findSecretProblem });
  return new TextEncoder().encode(typed);
}
