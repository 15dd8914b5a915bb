import { UsageError } from "../core/errors.ts";
import { createPrivateFile, type PrivateFilesIo, refuseForeign, writePrivateFile } from "../core/private-files.ts";
import { parseDocument } from "../profile/parse-document.ts";
import type { ProfileDocument } from "../profile/document.ts";
import { maxProfileBytes } from "../profile/read-profile.ts";
import { getProfileFile } from "../profile/resolve-profile.ts";
import { renderProfile } from "./render-profile.ts";
import type { Template, TemplateIo } from "./templates.ts";
import type { Values } from "./values.ts";

/** What this module needs of the world. */
export type DraftIo = TemplateIo & PrivateFilesIo;

/** A profile as it would be written, beside what is there. */
export interface Draft {
  readonly document: ProfileDocument;
  /** What its file holds now; undefined when there is none. */
  readonly before: string | undefined;
}

/**
 * The profile that a template and the chosen values make. It is read back: it says exactly what was chosen.
 * @throws {UsageError} when it could not be used.
 */
export function createDocument(
  template: Template,
  name: string,
  values: Values,
  io: TemplateIo,
): ProfileDocument {
  const text = renderProfile(template, name, values);
  const document = parseDocument({ name, file: getProfileFile(name, io) }, text);
  const [problem] = document.problems;
  if (problem) throw new UsageError(`profile "${name}" could not be used: ${problem.message}`);
  for (const [key, value] of values) {
    if (document.known.get(key)?.text === value) continue;
    throw new UsageError(`the value of "${key}" cannot be written: ${JSON.stringify(value)}`);
  }
  return document;
}

/** Holds a new profile against what is there. @throws {FileError} when that cannot be read. */
export function createDraft(document: ProfileDocument, io: DraftIo): Draft {
  const { file } = document;
  if (!io.files.lstat(file)) return { document, before: undefined };
  return { document, before: new TextDecoder().decode(io.files.read(file, maxProfileBytes).bytes) };
}

/**
 * Writes drafts, 0600 each. What is replaced is kept beside it with `.bak` at its end.
 * @throws {FailedError} before anything is written, when something else than the user's own file is in the way.
 * @throws {FileError} with code `EEXIST` when another process has made one of them meanwhile.
 */
export function writeDrafts(drafts: readonly Draft[], io: DraftIo): void {
  for (const { document } of drafts) refuseForeign(io, document.file, "file");
  for (const { document: { file, text }, before } of drafts) {
    const content = new TextEncoder().encode(text);
    if (before === undefined) {
      createPrivateFile(io, file, content);
    } else {
      writePrivateFile(io, `${file}.bak`, io.files.read(file, maxProfileBytes).bytes);
      writePrivateFile(io, file, content);
    }
  }
}
