import type { Context } from "../../core/context.ts";
import { CliError, FailedError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";
import { editPolicy, writeFile } from "../../core/write-file.ts";
import type { FixedFile } from "../../lint/fixer.ts";
import { limits } from "../../profile/limits.ts";

/** Writes fixed files, each atomically. One that cannot be written is reported and does not stop the others. */
export function writeFixes(files: readonly FixedFile[], { io, log }: Context): { written: number; failed: boolean } {
  let written = 0;
  for (const file of files) {
    try {
      writeFix(file, io);
      written++;
      log.info(`fixed ${file.before.shownPath}`);
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      log.error(error.message, error.hint);
    }
  }
  return { written, failed: written < files.length };
}

/** @throws {CliError} when the file has changed since it was linted, or cannot be written. */
function writeFix({ before: { path, shownPath, text }, after }: FixedFile, io: Io): void {
  if (path === undefined) return;
  const now = new TextDecoder("utf-8", { ignoreBOM: true }).decode(io.files.read(path, limits.bytes + 1).bytes);
  if (now !== text) throw new FailedError(`"${shownPath}" has changed while it was linted. run again`);
  writeFile(io, path, new TextEncoder().encode(after.text), editPolicy);
}
