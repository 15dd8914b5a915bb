import { readEntry, removeEntry } from "../../auth/cache-file.ts";
import { isEntryName, isOurName } from "../../auth/cache-entry.ts";
import { namesIn } from "../../auth/cached-tokens.ts";
import { isAlive } from "../../auth/expiry.ts";
import type { Args } from "../../cli/args.ts";
import { FileError, UsageError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import { createLogger } from "../../terminal/logger.ts";
import { listProfiles } from "../../profile/list-profiles.ts";
import { getDefaultTokenCacheDirectory } from "../../profile/profile.ts";
import { joinPath } from "../../core/paths.ts";

/** `stella-token clear`: tidy up the caches. */
export const clearVerb: Verb = {
  name: "clear",
  positionals: "",
  arity: [0, 0],
  summary: "Remove tokens from the caches of all profiles, without telling the Authority.",
  options: [
    { flags: "--expired", description: "Remove what cannot be used any more. This is the default." },
    { flags: "--all", description: "Remove every token." },
  ],
  examples: [
    { command: "stella-token clear", does: "Remove expired and damaged tokens" },
    { command: "stella-token clear --all", does: "Remove every token" },
  ],
  run: clear,
};

/** A lock or a temporary file that has not changed for this long belongs to nobody any more, in ms. */
const leftOverMs = 60_000;

function clear(args: Args, io: Io): ExitCode {
  const all = args.flag("all");
  if (all && args.flag("expired")) throw new UsageError("--expired and --all contradict each other. give one");
  const log = createLogger(io, args.loudness);
  const failures: FileError[] = [];
  let removed = 0;
  // What cannot be listed or removed keeps nothing else from being cleared.
  const attempt = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      failures.push(error);
    }
  };
  const clearEntry = (directory: string, name: string): void => {
    if (!all && isNeeded(directory, name, io)) return;
    removeEntry(directory, name, io);
    if (isEntryName(name)) removed++;
  };
  for (const directory of cacheDirectories(io)) {
    attempt(() => {
      for (const name of namesIn(directory, io).filter(isOurName)) attempt(() => clearEntry(directory, name));
    });
  }
  if (removed > 0 || failures.length === 0) log.info(`removed ${removed} ${removed === 1 ? "token" : "tokens"}`);
  const [first, ...others] = failures;
  for (const { message } of others) log.error(message);
  if (first) throw first;
  return ExitCode.done;
}

/** Those that the profiles name, and the default one. */
function cacheDirectories(io: Io): ReadonlySet<string> {
  const named = (listProfiles(io)).flatMap(({ profile }) => profile ? [profile.tokenCacheDirectory] : []);
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
