import { FileError } from "../core/errors.ts";
import type { FileInfo, Io } from "../core/io.ts";
import { maxProfileBytes } from "../profile/read-profile.ts";

/** A file to lint. */
export interface Input {
  /** As shown to people. */
  readonly file: string;
  /** Absolute; undefined for standard input without a name. */
  readonly path: string | undefined;
  /** What it holds, where that is known already. */
  readonly bytes?: Uint8Array;
}

/** What is wrong with the bytes of a file. Offsets count UTF-16 code units of the text. */
export type EncodingFault =
  | { readonly kind: "bom"; readonly start: 0; readonly end: 1 }
  | { readonly kind: "nul" | "utf8"; readonly start: number; readonly end: number }
  | { readonly kind: "utf16"; readonly start: 0; readonly end: 0 };

/** A file as read, or why it could not be. */
export interface Source extends Input {
  /** Empty when it cannot be read. A byte order mark is kept. */
  readonly text: string;
  /** Whether there is text to lint. */
  readonly readable: boolean;
  /** The file itself; undefined for text that does not come from it. */
  readonly info: FileInfo | undefined;
  /** Why it cannot be read, as a clause. */
  readonly failure: string | undefined;
  /** In bytes, when that is more than a profile can have. */
  readonly tooLarge: boolean;
  readonly encoding: readonly EncodingFault[];
}

const unread = { text: "", readable: false, info: undefined, failure: undefined, tooLarge: false, encoding: [] };

/** Reads a file; whatever goes wrong is part of the answer. */
export function readSource(input: Input, io: Pick<Io, "files">): Source {
  const nothing = { ...input, ...unread };
  try {
    const { bytes, info } = input.bytes
      ? { bytes: input.bytes, info: undefined }
      : io.files.read(input.path as string, maxProfileBytes + 1);
    if (bytes.length > maxProfileBytes) return { ...nothing, tooLarge: true };
    if (isUtf16(bytes)) return { ...nothing, encoding: [{ kind: "utf16", start: 0, end: 0 }] };
    const text = decoder.decode(bytes);
    return { ...nothing, text, readable: true, info, encoding: encodingFaults(text, bytes) };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { ...nothing, failure: error.reason };
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

function encodingFaults(text: string, bytes: Uint8Array): EncodingFault[] {
  const faults: EncodingFault[] = [];
  if (text.startsWith("\ufeff")) faults.push({ kind: "bom", start: 0, end: 1 });
  const nul = text.indexOf("\0");
  if (nul >= 0) faults.push({ kind: "nul", start: nul, end: nul + 1 });
  const bad = text.includes("\ufffd") ? firstReplaced(text, bytes) : undefined;
  if (bad !== undefined) faults.push({ kind: "utf8", start: bad, end: bad + 1 });
  return faults;
}

/** Where decoding first put U+FFFD for bytes that are not UTF-8: there, encoding again gives other bytes. */
function firstReplaced(text: string, bytes: Uint8Array): number | undefined {
  const again = new TextEncoder().encode(text);
  const differs = again.findIndex((byte, index) => byte !== bytes[index]);
  return differs < 0 ? undefined : decoder.decode(again.subarray(0, differs)).length;
}
