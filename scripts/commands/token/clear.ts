import { readEntry, removeEntry } from "../../auth/cache-file.ts";
import { isEntryName, isOurName } from "../../auth/cache-entry.ts";
import { namesIn } from "../../auth/cached-tokens.ts";
import { isAlive } from "../../auth/expiry.ts";
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
  const clearEntry = (directory: string, name: string): void => {
    if (!options.all && isNeeded(directory, name, io)) return;
    removeEntry(directory, name, io);
    if (isEntryName(name)) removed++;
  };
  for (const directory of listCacheDirectories(io)) {
    const names = await failures.attempt(() => namesIn(directory, io).filter(isOurName)) ?? [];
    for (const name of names) await failures.attempt(() => clearEntry(directory, name));
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

function isNeeded(directory: string, name: string, io: Io): boolean {
  const now = io.clock.now();
  if (isEntryName(name)) {
    const { entry } = readEntry(directory, name, io);
    return entry !== undefined && isAlive(entry, now, 0);
  }
  const modified = io.files.lstat(joinPath(io.platform, directory, name))?.modifiedMs;
  return modified !== undefined && Math.abs(now - modified) < leftOverMs;
}
