import { FailedError, UsageError } from "../cli/errors.ts";
import { writePrivateFile } from "../runtime/private-files.ts";
import { type PrivateFilesIo, refuseForeign } from "../runtime/private-files.ts";
import { parseProfile } from "./parse.ts";
import { maxProfileBytes } from "./read.ts";
import { profileFile } from "./reference.ts";
import { scaffold } from "./scaffold.ts";
import type { Template, TemplateIo } from "./templates.ts";
import type { Values } from "./values.ts";

/** What this module needs of the world. */
export type DraftIo = TemplateIo & PrivateFilesIo;

/** A profile as it would be written, beside what is there. */
export interface Draft {
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  /** What the file holds now; undefined when there is none. */
  readonly before: string | undefined;
}

/**
 * Drafts a profile, and reads it back: what is to be written says exactly what was chosen.
 * @throws {UsageError} when it could not be used.
 */
export function draftProfile(template: Template, name: string, values: Values, io: DraftIo): Draft {
  const file = profileFile(name, io);
  const text = scaffold(template, name, values);
  const profile = parseProfile({ name, file }, text);
  const [problem] = profile.problems;
  if (problem) throw new UsageError(`profile "${name}" could not be used: ${problem.message}`);
  for (const [key, value] of values) {
    if (profile.known.get(key)?.text === value) continue;
    throw new UsageError(`the value of "${key}" cannot be written: ${JSON.stringify(value)}`);
  }
  return { name, file, text, before: readIfPresent(file, io) };
}

/** @throws {FailedError} when something else than the user's own file is in the way. */
function readIfPresent(file: string, io: DraftIo): string | undefined {
  if (!io.files.facts(file)) return undefined;
  refuseForeign(io, file, "file");
  const bytes = io.files.read(file, maxProfileBytes + 1);
  if (bytes.length > maxProfileBytes) throw new FailedError(`"${file}" is too large for a profile`);
  return new TextDecoder().decode(bytes);
}

/** Writes a draft, 0600. What it replaces is kept beside it with `.bak` at its end. */
export function writeDraft(draft: Draft, io: DraftIo): void {
  if (draft.before !== undefined) {
    writePrivateFile(io, `${draft.file}.bak`, io.files.read(draft.file, maxProfileBytes));
  }
  writePrivateFile(io, draft.file, new TextEncoder().encode(draft.text));
}
