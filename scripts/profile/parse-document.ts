import { type DocumentEntry, type ProfileDocument, unreadableKinds } from "./document.ts";
import { collectEntries } from "./collect-entries.ts";
import type { FieldName } from "./fields.ts";
import { findLimitProblem } from "./find-limit-problem.ts";
import type { ProfileReference } from "./resolve-profile.ts";
import { validateFields } from "./validate.ts";
import { parseYaml } from "./yaml/parse-yaml.ts";

/** Parses the text of a profile file: positions are kept, keys match whatever their case. Never throws. */
export function parseDocument({ name, file }: ProfileReference, text: string): ProfileDocument {
  const { root, problems: invalid } = parseYaml(text);
  const { entries, problems: misplaced } = collectEntries(root);
  const fields = new Map<FieldName, DocumentEntry>();
  for (const entry of entries) if (entry.field && !fields.has(entry.field)) fields.set(entry.field, entry);
  const found = [...invalid, ...findLimitProblem(root, fields), ...misplaced];
  const isReadable = !found.some(({ kind }) => unreadableKinds.has(kind));
  const problems = isReadable ? [...found, ...validateFields(fields)] : found;
  return { name, file, text, root, lineStarts: findLineStarts(text), entries, fields, problems };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
