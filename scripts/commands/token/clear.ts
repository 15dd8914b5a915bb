import { isEntryName } from "../../auth/cache-entry.ts";
import { isBindingName } from "../../auth/secret-binding.ts";
import { isAlive } from "../../auth/judge-entry.ts";
import { openTokenCache, type TokenCache } from "../../auth/token-cache.ts";
import { type CommandContext, defineCommand, noPositionals } from "../../cli/command.ts";
import { flag } from "../../cli/options.ts";
import { createFailureCollector } from "../../core/collect-failures.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import { joinPath } from "../../core/paths.ts";
import { listProfiles } from "../../profile/list-profiles.ts";
import { getDefaultTokenCacheDirectory } from "../../profile/profile.ts";

const clearOptions = {
  expired: flag("Remove what cannot be used any more. This is the default."),
  all: flag("Remove every token."),
};

/** `stella-token clear`: tidy up the caches. */
export const clearCommand = defineCommand({
  name: "clear",
  positionals: noPositionals,
  summary: "Remove tokens from the caches of all profiles, without telling the Authority.",
  options: clearOptions,
  conflicts: [["expired", "all"]],
  examples: [
    { command: "stella-token clear", does: "Remove expired and damaged tokens" },
    { command: "stella-token clear --all", does: "Remove every token" },
  ],
  run: clearTokens,
});

/** A lock or a temporary file that has not changed for this long is left over, in ms. */
const leftOverMs = 60_000;

async function clearTokens({ options, io, log }: CommandContext<typeof clearOptions>): Promise<ExitCode> {
  const failures = createFailureCollector(log);
  let removed = 0;
  const clearFile = (cache: TokenCache, name: string, path: string): void => {
    if (!options.all && isNeeded(cache, name, path, io)) return;
    cache.remove(name);
    if (isEntryName(name)) removed++;
  };
  for (const directory of listCacheDirectories(io)) {
    const cache = openTokenCache(directory, { io, log });
    const names = await failures.attempt(() => cache.listFiles()) ?? [];
    for (const name of names) {
      await failures.attempt(() => clearFile(cache, name, joinPath(io.platform, directory, name)));
    }
  }
  if (removed > 0 || failures.count() === 0) log.info(`removed ${removed} ${removed === 1 ? "token" : "tokens"}`);
  failures.throwFirst();
  return ExitCode.done;
}

/** The cache directories that the profiles name, and the default one. */
function listCacheDirectories(io: Io): ReadonlySet<string> {
  const named = listProfiles(io).flatMap(({ profile }) => profile ? [profile.tokenCacheDirectory] : []);
  return new Set([...named, getDefaultTokenCacheDirectory(io)]);
}

/** Tokens are needed while they have any life left, what is known of secrets always, other files while they change. */
function isNeeded(cache: TokenCache, name: string, path: string, io: Io): boolean {
  if (isBindingName(name)) return true;
  if (isEntryName(name)) return isAlive(cache.inspect(name, { minLifeMs: 0 }).status);
  const modifiedMs = io.files.lstat(path)?.modifiedMs;
  return modifiedMs !== undefined && Math.abs(io.clock.now() - modifiedMs) < leftOverMs;
}
