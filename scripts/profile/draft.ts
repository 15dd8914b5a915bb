import { FailedError, UsageError } from "../cli/errors.ts";
import { type PrivateFilesIo, refuseForeign, writePrivateFile } from "../runtime/private-files.ts";
import { parseProfile } from "./parse.ts";
import type { Profile } from "./profile.ts";
import { maxProfileBytes } from "./read.ts";
import { profileFile } from "./reference.ts";
import { scaffold } from "./scaffold.ts";
import type { Template, TemplateIo } from "./templates.ts";
import type { Values } from "./values.ts";

/** What this module needs of the world. */
export type DraftIo = TemplateIo & PrivateFilesIo;

/** A profile as it would be written, beside what is there. */
export interface Draft {
  readonly profile: Profile;
  /** What its file holds now; undefined when there is none. */
  readonly before: string | undefined;
}

/**
 * Drafts a profile, and reads it back: what is to be written says exactly what was chosen.
 * @throws {UsageError} when it could not be used.
 * @throws {FailedError} when something else than the user's own file is in the way.
 */
export function draftProfile(template: Template, name: string, values: Values, io: DraftIo): Draft {
  const file = profileFile(name, io);
  const profile = parseProfile({ name, file }, scaffold(template, name, values));
  const [problem] = profile.problems;
  if (problem) throw new UsageError(`profile "${name}" could not be used: ${problem.message}`);
  for (const [key, value] of values) {
    if (profile.known.get(key)?.text === value) continue;
    throw new UsageError(`the value of "${key}" cannot be written: ${JSON.stringify(value)}`);
  }
  return { profile, before: readIfPresent(file, io) };
}

function readIfPresent(file: string, io: DraftIo): string | undefined {
  if (!io.files.facts(file)) return undefined;
  refuseForeign(io, file, "file");
  const bytes = io.files.read(file, maxProfileBytes + 1);
  if (bytes.length > maxProfileBytes) throw new FailedError(`"${file}" is too large for a profile`);
  return new TextDecoder().decode(bytes);
}

/** Writes a draft, 0600. What it replaces is kept beside it with `.bak` at its end. */
export function writeDraft({ profile: { file, text }, before }: Draft, io: DraftIo): void {
  if (before !== undefined) writePrivateFile(io, `${file}.bak`, io.files.read(file, maxProfileBytes));
  writePrivateFile(io, file, new TextEncoder().encode(text));
}
