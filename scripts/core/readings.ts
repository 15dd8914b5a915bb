/** A text as bytes, each with the place in the original text that it comes from. */
export interface Reading {
  /** One character a byte; {@linkcode gap} between parts that do not follow each other. */
  readonly bytes: string;
  /** Where each byte begins in the original text, and where it ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether Base64 was undone. */
  readonly form: "plain" | "base64";
}

/** No byte, so that nothing is found across it. */
const gap = "\uffff";

/** One token of an encoding at some place of the bytes: how long it is, and what it stands for. */
interface Escape {
  readonly pattern: RegExp;
  decode(match: RegExpExecArray): string;
}

const fromHex = (digits: string | undefined): string => String.fromCodePoint(parseInt(digits ?? "0", 16));

/** What a backslash and a letter stand for in JSON (RFC 8259 §7). */
const shortEscapes = new Map(Object.entries({ b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }));

/** The characters that HTML names. */
const entities = new Map(Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }));

function decodeEntity([whole, name = "", decimal]: readonly string[]): string {
  const code = decimal ? Number(decimal) : parseInt(name.slice(2), 16);
  if (name.startsWith("#")) return code <= 0x10ffff ? encodeUtf8(String.fromCodePoint(code)) : whole ?? "";
  return entities.get(name) ?? whole ?? "";
}

/** The encodings that leave some characters as they are. Each decodes one token of bytes. */
const escapes: readonly Escape[] = [
  // A URL's, and a form's.
  { pattern: /%([0-9a-f]{2})/gi, decode: ([, digits]) => fromHex(digits) },
  { pattern: /%([0-9a-f]{2})|\+/gi, decode: ([, digits]) => digits ? fromHex(digits) : " " },
  // JSON's, and that of sanitize().
  {
    pattern: /(?:\\u[0-9a-f]{4})+|\\x([0-9a-f]{2})|\\([^ux])/gi,
    decode: ([whole = "", digits, letter]) =>
      digits ? fromHex(digits) : letter ? shortEscapes.get(letter) ?? letter : encodeUtf8(
        String.fromCharCode(...whole.split("\\u").slice(1).map((unit) => parseInt(unit, 16))),
      ),
  },
  { pattern: /&(#x[0-9a-f]{1,6}|#(\d{1,7})|[a-z]{2,4});/gi, decode: decodeEntity },
  // UTF-8 that was read as Latin-1 and written as UTF-8 again.
  {
    pattern: /[\xc2\xc3][\x80-\xbf]/g,
    decode: ([pair = ""]) => String.fromCharCode(((pair.charCodeAt(0) & 3) << 6) | (pair.charCodeAt(1) & 63)),
  },
];

/** A text in UTF-8, one character a byte. */
export function encodeUtf8(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

/**
 * Lists the ways to read a text that may be encoded: as it is; with up to two encodings undone, one in another, as in JSON
 * within a URL; and the same of what Base64 hides, which may itself be encoded, as in a `Basic` header.
 */
export function* listReadings(text: string): Generator<Reading> {
  const plain = undoEscapes(read(text), 2);
  yield* plain;
  for (const reading of plain) {
    for (let offset = 0; offset < 4; offset++) {
      const decoded = undoBase64(reading, offset);
      if (decoded) yield* undoEscapes(decoded, 1);
    }
  }
}

function read(text: string): Reading {
  const parts: string[] = [];
  const [starts, ends]: [number[], number[]] = [[], []];
  let place = 0;
  for (const character of text) {
    const encoded = character <= "\x7f" ? character : encodeUtf8(character);
    parts.push(encoded);
    for (let index = 0; index < encoded.length; index++) {
      starts.push(place);
      ends.push(place + character.length);
    }
    place += character.length;
  }
  return { bytes: parts.join(""), starts, ends, form: "plain" };
}

/** The reading itself, and what comes of it with up to `depth` encodings undone. */
function undoEscapes(reading: Reading, depth: number): Reading[] {
  if (depth === 0) return [reading];
  const inner = escapes.flatMap((escape) => {
    const decoded = undoEscape(reading, escape);
    return decoded ? undoEscapes(decoded, depth - 1) : [];
  });
  return [reading, ...inner];
}

function undoEscape({ bytes, starts, ends, form }: Reading, { pattern, decode }: Escape): Reading | undefined {
  const parts: string[] = [];
  const places: { starts: number[]; ends: number[] } = { starts: [], ends: [] };
  let done = 0;
  const keep = (until: number): void => {
    parts.push(bytes.slice(done, until));
    for (; done < until; done++) {
      places.starts.push(starts[done] ?? 0);
      places.ends.push(ends[done] ?? 0);
    }
  };
  for (const match of bytes.matchAll(pattern)) {
    keep(match.index);
    const decoded = decode(match);
    done = match.index + match[0].length;
    parts.push(decoded);
    for (let index = 0; index < decoded.length; index++) {
      places.starts.push(starts[match.index] ?? 0);
      places.ends.push(ends[done - 1] ?? 0);
    }
  }
  if (done === 0) return undefined;
  keep(bytes.length);
  return { bytes: parts.join(""), ...places, form };
}

/** Both alphabets of Base64 (RFC 4648 §4 and §5), in runs that can hold something. */
const base64Run = /([a-z0-9+/_-]{6,})={0,2}/gi;

const toStandard = (run: string): string => run.replaceAll("-", "+").replaceAll("_", "/");

/**
 * What Base64 hides in each run of its characters, from some character on: what was encoded need not begin with the run.
 * Every byte stands for the whole run, which is of no use without a part of it.
 */
function undoBase64({ bytes, starts, ends }: Reading, offset: number): Reading | undefined {
  const parts: string[] = [];
  const places: { starts: number[]; ends: number[] } = { starts: [], ends: [] };
  for (const { 0: padded, 1: run = "", index } of bytes.matchAll(base64Run)) {
    // One character alone holds no byte.
    const length = run.length - offset;
    const decoded = atob(toStandard(run.slice(offset, length % 4 === 1 ? -1 : undefined))) + gap;
    parts.push(decoded);
    for (let count = 0; count < decoded.length; count++) {
      places.starts.push(starts[index] ?? 0);
      places.ends.push(ends[index + padded.length - 1] ?? 0);
    }
  }
  return parts.length > 0 ? { bytes: parts.join(""), ...places, form: "base64" } : undefined;
}
