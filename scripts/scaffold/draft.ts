import { UsageError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { createPrivateFile, requireOwn } from "../core/private-files.ts";
import { privatePolicy, writeFile } from "../core/write-file.ts";
import type { ProfileDocument } from "../profile/document.ts";
import { fields } from "../profile/fields.ts";
import { parseDocument } from "../profile/parse-document.ts";
import { limits } from "../profile/limits.ts";
import { getProfileFile } from "../profile/resolve-profile.ts";
import { findLineEndIn } from "../profile/yaml/line-ends.ts";
import { type Choices, renderProfile } from "./render-profile.ts";
import type { Template } from "./templates.ts";

/** A profile as it would be written, with what is there now. */
export interface Draft {
  readonly document: ProfileDocument;
  /** The present content of its file; undefined when there is none. */
  readonly before: string | undefined;
}

/**
 * Makes a profile from a template and the chosen values, and reads it back to make sure that it says what was chosen.
 * @throws {UsageError} when it could not be used.
 */
export function createDocument(template: Template, choices: Choices, io: Io): ProfileDocument {
  const { name, values } = choices;
  for (const [field, value] of values) {
    const lineEnd = findLineEndIn(value);
    if (lineEnd) throw new UsageError(`the value of "${fields[field].key}" has ${lineEnd} in it. write it on one line`);
  }
  const text = renderProfile(template, choices, io);
  const document = parseDocument({ name, file: getProfileFile(name, io) }, text);
  const [problem] = document.problems;
  if (problem) throw new UsageError(`profile "${name}" could not be used: ${problem.message}`);
  for (const [field, value] of values) {
    if (document.fields.get(field)?.text === value) continue;
    throw new UsageError(`the value of "${fields[field].key}" cannot be written: ${JSON.stringify(value)}`);
  }
  return document;
}

/** Reads what a new profile would replace. @throws {FileError} when that cannot be read. */
export function createDraft(document: ProfileDocument, io: Io): Draft {
  const { file } = document;
  if (!io.files.lstat(file)) return { document, before: undefined };
  return { document, before: new TextDecoder().decode(io.files.read(file, limits.bytes).bytes) };
}

/**
 * Writes drafts, each 0600. A file that is replaced is kept beside the new one, with `.bak` appended to its name.
 * @throws {FailedError} before anything is written, when something other than the user's own file is in the way.
 * @throws {FileError} with code `EEXIST` when another process has created one of them in the meantime.
 */
export function writeDrafts(drafts: readonly Draft[], io: Io): void {
  for (const { document } of drafts) requireOwn(io, document.file, "file");
  for (const { document: { file, text }, before } of drafts) {
    const content = new TextEncoder().encode(text);
    if (before === undefined) {
      createPrivateFile(io, file, content);
    } else {
      keepBackup(file, io);
      writeFile(io, file, content, privatePolicy);
    }
  }
}

/** Keeps what a file holds beside it, 0600, with `.bak` appended to its name. An older backup is replaced. */
export function keepBackup(file: string, io: Io): void {
  writeFile(io, `${file}.bak`, io.files.read(file, limits.bytes).bytes, privatePolicy);
}
