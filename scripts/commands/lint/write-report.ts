import { FailedError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";
import { expandPath } from "../../profile/home.ts";
import { removeLeftover, withTargetPath } from "../../core/private-files.ts";

/** A report holds no secret, and other steps of a pipeline read it. */
const reportMode = 0o644;

/**
 * Writes a report, all of it or nothing.
 * @throws {CliError} when the file is not a regular one, or cannot be written.
 */
export function writeReport(io: Io, file: string, text: string): void {
  const path = expandPath(file, io.cwd(), io);
  const facts = io.files.stat(path);
  if (facts && facts.kind !== "file") {
    throw new FailedError(`cannot write the report "${file}": it is not a regular file`, { hint: "name another file" });
  }
  const target = facts ? io.files.realPath(path) : path;
  const temporary = `${target}.${io.processId}.tmp`;
  try {
    io.files.createFile(temporary, new TextEncoder().encode(text), reportMode);
    io.files.rename(temporary, target);
  } catch (error) {
    removeLeftover(io, temporary);
    throw withTargetPath(error, file);
  }
}
