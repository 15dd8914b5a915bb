import { CliError, FailedError } from "../../core/errors.ts";
import type { Context } from "../../core/context.ts";
import { createUnifiedDiff } from "../../terminal/diff.ts";
import { parseDocument } from "../../profile/parse-document.ts";
import type { FixedFile } from "../../lint/fixer.ts";
import { maskStretch } from "../../lint/mask.ts";
import { secretSpans } from "../../lint/secret-spans.ts";
import { maxProfileBytes } from "../../profile/read-profile.ts";
import { type PrivateFilesIo, writePrivateFile } from "../../core/private-files.ts";

/** What a fix would change, as a unified diff. Secrets are masked, in the lines around a change as well. */
export async function createFixDiff({ source, before, after }: FixedFile): Promise<string> {
  return await createUnifiedDiff(source.file, masked(before), masked(after));
}

function masked(text: string): string {
  const { entries } = parseDocument({ name: "", file: "" }, text);
  return maskStretch(text, { start: 0, end: text.length }, secretSpans(text, entries)).text;
}

/** Writes fixed files, each atomically. One that cannot be written is reported and does not stop the others. */
export function writeFixes(
  files: readonly FixedFile[],
  { io, log }: Context,
): { written: number; failed: boolean } {
  let written = 0;
  for (const file of files) {
    try {
      writeOne(file, io);
      written++;
      log.info(`fixed ${file.source.file}`);
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      log.error(error.message, error.hint);
    }
  }
  return { written, failed: written < files.length };
}

/** @throws {CliError} when somebody has changed the file meanwhile, or it cannot be written. */
function writeOne({ source: { path, file }, before, after }: FixedFile, io: PrivateFilesIo): void {
  if (path === undefined) return;
  const now = new TextDecoder("utf-8", { ignoreBOM: true }).decode(io.files.read(path, maxProfileBytes + 1).bytes);
  if (now !== before) throw new FailedError(`"${file}" has changed while it was linted. run again`);
  writePrivateFile(io, path, new TextEncoder().encode(after));
}
