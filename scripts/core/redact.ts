import { encodeUtf8, listReadings, type Reading } from "./readings.ts";

/** Shown in place of a secret. */
const mask = "***";

/** A shorter secret is not removed: that would garble ordinary text. In bytes. */
const minSecret = 4;

/**
 * A piece of a secret of this length is removed wherever a foreign text holds it, in bytes. In Base64, eight characters may
 * show no more than five whole bytes.
 */
const pieceLengths = { plain: 8, base64: 5 } as const;

/** Collects secrets and removes them from text. */
export interface Redactor {
  add(secret: string): void;
  /** Masks every whole secret. */
  redact(text: string): string;
  /** Masks every secret, and every piece of one that is eight characters or longer, as where it was cut. */
  redactPieces(text: string): string;
}

/**
 * Creates a redactor. All of standard error goes through one, so that a secret that slipped into a message is masked in
 * every form that it may take: as it is, in any case, percent-encoded, form-encoded, as JSON or HTML, in Base64, in UTF-8
 * or Latin-1.
 */
export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  const pieces = { plain: new Set<string>(), base64: new Set<string>() };
  const add = (bytes: string): void => {
    if (bytes.length < minSecret) return;
    const folded = fold(bytes);
    secrets.add(folded);
    for (const form of ["plain", "base64"] as const) {
      for (const piece of listPieces(folded, pieceLengths[form])) pieces[form].add(piece);
    }
  };
  return {
    add(secret) {
      add(encodeUtf8(secret));
      if (/^[\0-\xff]*$/.test(secret)) add(secret);
    },
    redact: (text) => secrets.size === 0 ? text : maskMatches(text, ({ bytes }) => findSecrets(fold(bytes), secrets)),
    redactPieces: (text) =>
      secrets.size === 0 ? text : maskMatches(text, ({ bytes, form }) => {
        const folded = fold(bytes);
        return [...findSecrets(folded, secrets), ...findPieces(folded, pieces[form], pieceLengths[form])];
      }),
  };
}

/** Folds the case of ASCII letters, as the host of a URL does. */
const fold = (bytes: string): string => bytes.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** A part of some bytes. */
interface Range {
  readonly start: number;
  readonly end: number;
}

function* findSecrets(bytes: string, secrets: ReadonlySet<string>): Generator<Range> {
  for (const secret of secrets) {
    for (let start = bytes.indexOf(secret); start >= 0; start = bytes.indexOf(secret, start + 1)) {
      yield { start, end: start + secret.length };
    }
  }
}

function* listPieces(bytes: string, length: number): Generator<string> {
  for (let start = 0; start + length <= bytes.length; start++) yield bytes.slice(start, start + length);
}

function* findPieces(bytes: string, pieces: ReadonlySet<string>, length: number): Generator<Range> {
  let start = 0;
  for (const piece of listPieces(bytes, length)) {
    if (pieces.has(piece)) yield { start, end: start + length };
    start++;
  }
}

function maskMatches(text: string, find: (reading: Reading) => Iterable<Range>): string {
  const hidden: Range[] = [];
  for (const reading of listReadings(text)) {
    const { starts, ends } = reading;
    for (const { start, end } of find(reading)) {
      hidden.push({ start: starts[start] ?? 0, end: ends[end - 1] ?? text.length });
    }
  }
  if (hidden.length === 0) return text;
  hidden.sort((a, b) => a.start - b.start);
  let shown = "";
  let done = -1;
  for (const { start, end } of hidden) {
    // What begins where the last one ended belongs to it.
    if (start > done) shown += text.slice(Math.max(done, 0), start) + mask;
    done = Math.max(done, end);
  }
  return shown + text.slice(done);
}
