import { parseDocument } from "../profile/parse-document.ts";
import type { ProfileDocument } from "../profile/document.ts";
import { getNameFromFile } from "../profile/resolve-profile.ts";
import { joinPath } from "../core/paths.ts";
import type { Member } from "./file-context.ts";
import { type Input, readSource, type Source } from "./source.ts";
import { createLookout, type SurroundingsIo } from "./disk-state.ts";

/** A file of a run, and what is known of the profile in it, where it can be read. */
export interface Gathered {
  readonly source: Source;
  readonly member: Member | undefined;
}

/** Reads files and looks around them: all that the linter does with the world. */
export function gather(inputs: readonly Input[], io: SurroundingsIo): Gathered[] {
  const lookout = createLookout(io);
  const gathered: Gathered[] = [];
  for (const input of inputs) {
    const source = readSource(input, io);
    const document = source.readable ? parseSource(source, io) : undefined;
    gathered.push({ source, member: document && { source, document, surroundings: lookout(document, source) } });
  }
  return gathered;
}

/** Parses what a file holds. A text without a file counts as one in the current directory. */
export function parseSource(
  { file, path, text }: Source,
  io: Pick<SurroundingsIo, "cwd" | "platform">,
): ProfileDocument {
  const at = path ?? joinPath(io.platform, io.cwd(), file);
  return parseDocument({ name: getNameFromFile(at, io.platform), file: at }, text);
}
