import { forgetAuthority } from "../../auth/secret-binding.ts";
import { openTokenCache } from "../../auth/token-cache.ts";
import { type CommandContext, defineCommand } from "../../cli/command.ts";
import { flag } from "../../cli/options.ts";
import { createFailureCollector } from "../../core/collect-failures.ts";
import type { Context } from "../../core/context.ts";
import { ignoreFailure } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import { joinPath } from "../../core/paths.ts";
import { removeIfPresent, requireOwn } from "../../core/private-files.ts";
import { getStellaHome } from "../../profile/home.ts";
import { type ListedProfile, listProfiles } from "../../profile/list-profiles.ts";
import { type Profile, toProfile } from "../../profile/profile.ts";
import { readDocument } from "../../profile/read-profile.ts";
import { profileVariable, requireValidName } from "../../profile/resolve-profile.ts";
import { resolveLinks } from "../../profile/secret-sharing.ts";
import { isSameAuthority } from "../../profile/url.ts";
import { keepBackup } from "../../scaffold/draft.ts";
import { isOffline } from "../offline.ts";
import { revokeCached, revokeOptions } from "../token/revoke.ts";

const removeOptions = {
  "keep-secret": flag("Leave the secret file where it is."),
  ...revokeOptions,
};

type RemoveContext = CommandContext<typeof removeOptions>;

/** `stella-profile remove`: a profile with what belongs to it alone. */
export const removeCommand = defineCommand({
  name: "remove",
  positionals: { usage: "<profile>", min: 1, max: 1, profiles: 1 },
  summary: "Remove a profile, revoke its tokens, and remove its secret unless another profile names it.",
  options: removeOptions,
  examples: [
    { command: "stella-profile remove packs-operator", does: "Remove it; the file is kept as .bak" },
    { command: "stella-profile remove packs-operator --offline", does: "Remove it without telling the Authority" },
  ],
  run: removeProfile,
});

async function removeProfile(context: RemoveContext): Promise<ExitCode> {
  const { positionals: [argument = ""], io, log } = context;
  const document = readDocument(requireValidName(argument), io);
  const { file, name } = document;
  requireOwn(io, file, "file");
  const profile = ignoreFailure(() => toProfile(document, io), undefined);
  const others = listProfiles(io).filter((other) => other.file !== file);
  // Before anything else: it needs the secret, and can be tried again.
  if (profile) await dropTokens(profile, others, context);
  else log.warn(`profile "${name}" cannot be used: its secret and its tokens, if any, are left where they are`);
  keepBackup(file, io);
  io.files.remove(file);
  log.info(`removed ${file}, and kept it as ${file}.bak`);
  if (profile) dropSecret(profile, others, context);
  if (io.env(profileVariable) === name) log.warn(`${profileVariable} still names it in this shell: unset it`);
  return ExitCode.done;
}

/** Revokes the tokens that no other profile uses; offline they are only removed. */
async function dropTokens(profile: Profile, others: readonly ListedProfile[], context: RemoveContext): Promise<void> {
  const { options, io, log } = context;
  const sharer = others.find(({ profile: other }) =>
    other?.clientId === profile.clientId && isSameAuthority(other.authorityUrl, profile.authorityUrl)
  );
  if (sharer) return log.info(`its tokens are also those of profile "${sharer.name}", and stay`);
  if (isOffline(options, io)) {
    const cache = openTokenCache(profile.tokenCacheDirectory, { io, log });
    for (const token of cache.list(profile, {})) cache.remove(token.name);
    return;
  }
  const failures = createFailureCollector(log);
  await revokeCached(profile, failures, context);
  if (failures.count() > 0) log.warn("nothing else is removed. --offline removes the profile without revoking");
  failures.throwFirst();
}

/** Removes the secret file when it is this profile's alone, and in the StellaOps home: any other is not ours to remove. */
function dropSecret({ secret }: Profile, others: readonly ListedProfile[], context: RemoveContext): void {
  const { options, io, log } = context;
  if (secret.kind !== "file" || !io.files.lstat(secret.path)) return;
  const reason = options["keep-secret"] ? "as asked" : findReasonToKeep(secret.path, others, { io, log });
  if (reason !== undefined) return log.info(`the secret stays in ${secret.path}: ${reason}`);
  forgetAuthority(secret.path, io);
  removeIfPresent(io, secret.path);
  log.info(`removed ${secret.path}`);
}

/** Why a secret file is left alone; undefined when it is to be removed. */
function findReasonToKeep(path: string, others: readonly ListedProfile[], { io }: Context): string | undefined {
  const wanted = resolveLinks(path, io);
  for (const { name, profile } of others) {
    if (!profile) return `profile "${name}", which cannot be read, may name it`;
    if (profile.secret.kind === "file" && resolveLinks(profile.secret.path, io) === wanted) {
      return `profile "${name}" names it, too`;
    }
  }
  if (!isBelowHome(wanted, io)) return "it is outside of the StellaOps home";
  return isOwnFile(path, io) ? undefined : "it is not a file of your own";
}

function isBelowHome(path: string, io: Io): boolean {
  return path.startsWith(joinPath(io.platform, resolveLinks(getStellaHome(io), io), ""));
}

/** Whether a path is a regular file of the user's own. */
function isOwnFile(path: string, io: Io): boolean {
  return ignoreFailure(() => {
    requireOwn(io, path, "file");
    return true;
  }, false);
}
