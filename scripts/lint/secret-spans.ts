import { findClosest } from "../core/suggest.ts";
import type { Span } from "../profile/yaml/nodes.ts";
import type { DocumentEntry } from "../profile/document.ts";

/** Words that make a key's value a secret, unless the key says that it holds a path. */
const secretWord = /secret|password|passphrase|token|api[-_]?key|private[-_]?key|credential/i;
const pathWord = /(?:file|path|directory|dir)$/i;
const secretKeys = ["ClientSecret", "Secret", "Password", "Token", "ApiKey"];

/** Whether the value of a key must not be shown: slips of the pen such as `ClientSecert` count. */
function isSecretKey(key: string): boolean {
  if (pathWord.test(key)) return false;
  const last = key.slice(key.lastIndexOf(":") + 1);
  return secretWord.test(key) || findClosest(last, secretKeys) !== undefined;
}

/** `key:` with its indentation, also in a comment, in a list, or in quotes. */
const keyLine = /^([ \t]*(?:[#?-][ \t]*)*)(["']?)(\w[\w.:-]*)\2[ \t]*:(?:[ \t]+|$)/;

/** `key: value` between braces. */
const flowPair = /[{,]\s*(["']?)(\w[\w.:-]*)\1\s*:\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,}\]\n]*)/g;

/** Shorter values are ordinary words, too. */
const minSecret = 6;

/** Values that are secret wherever they stand: user information and query of a URL, JSON Web Tokens, PEM blocks. */
const secretValue =
  /(?<=:\/\/)[^\s/?#@"']+(?=@)|(?<=:\/\/[^\s?"'#]{1,500}\?)[^\s"'#]+|\beyJ[\w-]{8,2000}\.[\w-]+\.[\w-]*|-----BEGIN [^-]+-----[\s\S]*?(?:-----END [^-]+-----|$)/g;

/**
 * The stretches of a text that must not be shown, in order and apart. Told from the text as well as from its entries,
 * so that it also works where the YAML is broken, or a secret is commented out. It rather hides too much.
 */
export function secretSpans(text: string, entries: readonly DocumentEntry[] = []): Span[] {
  const found = [
    ...entries.filter(({ path }) => isSecretKey(path.at(-1) ?? "")).flatMap((entry) => entrySpans(text, entry)),
    ...blockSpans(text),
    ...flowSpans(text),
    ...[...text.matchAll(secretValue)].map(({ index, 0: value }) => ({ start: index, end: index + value.length })),
  ];
  return merged(found.flatMap((span) => byLine(withoutQuotes(span, text), text)));
}

/** Line ends and indentation stay, so that what is shown keeps its lines. */
function byLine({ start, end }: Span, text: string): Span[] {
  return [...text.slice(start, end).matchAll(/\S(?:.*\S)?/g)].map(({ index, 0: { length } }) => ({
    start: start + index,
    end: start + index + length,
  }));
}

/** A secret value, wherever else in the text it stands, and what an alias in its place leads to. */
function entrySpans(text: string, { value, valueSpan, text: secret }: DocumentEntry): Span[] {
  const spans = [valueSpan];
  if (value?.kind === "alias") {
    const start = text.indexOf(`&${value.source}`);
    if (start >= 0) spans.push({ start, end: start + text.slice(start).search(/[\r\n]|$/) });
  } else if (secret && secret.length >= minSecret) {
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) {
      spans.push({ start: at, end: at + secret.length });
    }
  }
  return spans;
}

/** Quotes are no part of a secret; that they are there is worth showing. */
function withoutQuotes({ start, end }: Span, text: string): Span {
  const quoted = /^(["'])[^]*\1$/.test(text.slice(start, end)) && end - start > 1;
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** What stands behind a secret key on its line, and the deeper lines that follow. */
function blockSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let parent: number | undefined;
  for (const line of text.split("\n")) {
    const depth = line.search(/[^\s-]|$/);
    const [head = "", marks = "", , key = ""] = keyLine.exec(line) ?? [];
    const continues = parent !== undefined && (depth > parent || line.trim() === "");
    if (!continues) parent = isSecretKey(key) ? marks.length : undefined;
    const from = continues ? depth : head.length;
    const end = line.trimEnd().length;
    if (parent !== undefined && from < end) spans.push({ start: start + from, end: start + end });
    start += line.length + 1;
  }
  return spans;
}

function flowSpans(text: string): Span[] {
  return [...text.matchAll(flowPair)].filter(([, , key = ""]) => isSecretKey(key)).map((match) => {
    const end = match.index + match[0].length;
    return { start: end - (match[3] ?? "").length, end };
  });
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else if (start < end) result.push({ start, end });
  }
  return result;
}
