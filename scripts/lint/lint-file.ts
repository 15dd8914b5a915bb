import { CliError, FileError } from "../core/errors.ts";
import type { FileInfo, Io } from "../core/io.ts";
import { once } from "../core/memoize.ts";
import { joinPath } from "../core/paths.ts";
import type { ProfileDocument } from "../profile/document.ts";
import { parseDocument } from "../profile/parse-document.ts";
import { limits } from "../profile/limits.ts";
import { getNameFromFile } from "../profile/resolve-profile.ts";
import { findSecrets, type Secrets } from "../profile/secret-spans.ts";
import { createDiskInspector, type DiskState, nothingOnDisk } from "./disk-state.ts";

/** A file to lint. */
export interface LintTarget {
  /** As shown: relative to the current directory if it is below it, otherwise absolute. */
  readonly shownPath: string;
  /** Absolute; undefined for standard input without a name. */
  readonly path: string | undefined;
  /** The content, if it is known already. */
  readonly bytes?: Uint8Array;
}

/** What is wrong with the bytes of a file. Offsets count UTF-16 code units of the text. */
export type EncodingFault =
  | { readonly kind: "bom"; readonly start: 0; readonly end: 1 }
  | { readonly kind: "nul" | "utf8"; readonly start: number; readonly end: number }
  | { readonly kind: "utf16"; readonly start: 0; readonly end: 0 };

/** A file of a run: its content, or why it could not be read. */
export interface LintFile extends Omit<LintTarget, "bytes"> {
  /** Empty when the file could not be read. A byte order mark is kept. */
  readonly text: string;
  /** Undefined when the file could not be read. */
  readonly document: ProfileDocument | undefined;
  readonly disk: DiskState;
  /** The file's own metadata; undefined for text that does not come from disk. */
  readonly info: FileInfo | undefined;
  /** Why it could not be read, as a clause. */
  readonly readFailure: string | undefined;
  /** What the linter threw on it, which is a mistake of the linter's. */
  readonly unexpected: unknown;
  /** Whether it is larger than a profile may be. */
  readonly tooLarge: boolean;
  readonly encodingFaults: readonly EncodingFault[];
  /** What must not be shown of the text. Searched for when it is first asked for. */
  readonly findSecrets: () => Secrets;
}

/** A file that could be read. */
export interface ProfileFile extends LintFile {
  readonly document: ProfileDocument;
}

/** Whether a file could be read. */
export function isProfileFile(file: LintFile): file is ProfileFile {
  return file.document !== undefined;
}

const unread = {
  text: "",
  document: undefined,
  disk: nothingOnDisk,
  info: undefined,
  readFailure: undefined,
  unexpected: undefined,
  tooLarge: false,
  encodingFaults: [],
  findSecrets: (): Secrets => ({ spans: [], values: [] }),
};

/** Reads files and inspects what they name: the only step of a run that touches the disk. */
export function readLintFiles(targets: readonly LintTarget[], io: Io): LintFile[] {
  const inspectDisk = createDiskInspector(io);
  return targets.map((target) => {
    try {
      const file = readLintFile(target, io);
      return isProfileFile(file) ? { ...file, disk: inspectDisk(file.document, file.path) } : file;
    } catch (error) {
      if (error instanceof CliError) throw error;
      return { ...unread, ...target, unexpected: error };
    }
  });
}

/** Reads one file without inspecting the disk around it. A failure to read is part of the result. */
export function readLintFile({ shownPath, path, bytes: given }: LintTarget, io: Io): LintFile {
  const file = { ...unread, shownPath, path };
  try {
    const { bytes, info } = given ? { bytes: given, info: undefined } : io.files.read(path as string, limits.bytes + 1);
    if (bytes.length > limits.bytes) return { ...file, tooLarge: true };
    if (isUtf16(bytes)) return { ...file, encodingFaults: [{ kind: "utf16", start: 0, end: 0 }] };
    const text = decoder.decode(bytes);
    const document = parse(text, path ?? joinPath(io.platform, io.cwd(), shownPath), io);
    const encodingFaults = findEncodingFaults(text, bytes);
    return { ...file, text, document, info, encodingFaults, findSecrets: once(() => findSecrets(document)) };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { ...file, readFailure: error.reason };
  }
}

function parse(text: string, file: string, { platform }: Pick<Io, "platform">): ProfileDocument {
  return parseDocument({ name: getNameFromFile(file, platform), file }, text);
}

/** The same file with another text. */
export function replaceText(file: ProfileFile, text: string): ProfileFile {
  const document = parseDocument(file.document, text);
  const encodingFaults = findEncodingFaults(text);
  return { ...file, text, document, encodingFaults, findSecrets: once(() => findSecrets(document)) };
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

function findEncodingFaults(text: string, bytes?: Uint8Array): EncodingFault[] {
  const faults: EncodingFault[] = [];
  if (text.startsWith("\ufeff")) faults.push({ kind: "bom", start: 0, end: 1 });
  const nul = text.indexOf("\0");
  if (nul >= 0) faults.push({ kind: "nul", start: nul, end: nul + 1 });
  const invalid = bytes && text.includes("\ufffd") ? findInvalidByte(text, bytes) : undefined;
  if (invalid !== undefined) faults.push({ kind: "utf8", start: invalid, end: invalid + 1 });
  return faults;
}

/** The first U+FFFD that decoding put in place of an invalid byte: encoding it again gives other bytes there. */
function findInvalidByte(text: string, bytes: Uint8Array): number | undefined {
  const encoded = new TextEncoder().encode(text);
  const difference = encoded.findIndex((byte, index) => byte !== bytes[index]);
  return difference < 0 ? undefined : decoder.decode(encoded.subarray(0, difference)).length;
}
