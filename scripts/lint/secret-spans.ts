import { findClosest } from "../core/suggest.ts";
import type { DocumentEntry } from "../profile/document.ts";
import type { Span } from "../profile/yaml/nodes.ts";

/** Words that make the value of a key a secret, unless the key names a path. */
const secretWord = /secret|password|passphrase|token|api[-_]?key|private[-_]?key|credential/i;
const pathWord = /(?:file|path|directory|dir)$/i;
const secretKeys = ["ClientSecret", "Secret", "Password", "Token", "ApiKey"];

/** Whether the value of a key must not be shown. Typos such as `ClientSecert` count. */
function isSecretKey(key: string): boolean {
  if (pathWord.test(key)) return false;
  const last = key.slice(key.lastIndexOf(":") + 1);
  return secretWord.test(key) || findClosest(last, secretKeys) !== undefined;
}

/** `key:` with its indentation, also in a comment, in a list, or in quotes. */
const keyLine = /^([ \t]*(?:[#?-][ \t]*)*)(["']?)(\w[\w.:-]*)\2[ \t]*:(?:[ \t]+|$)/;

/** `key: value` between braces. */
const flowPair = /[{,]\s*(["']?)(\w[\w.:-]*)\1\s*:\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,}\]\n]*)/g;

/** Shorter values may be ordinary words. */
const minSecret = 6;

/** Values that are secret under any key: the user information and query of a URL, JSON Web Tokens, PEM blocks. */
const secretValue =
  /(?<=:\/\/)[^\s/?#@"']+(?=@)|(?<=:\/\/[^\s?"'#]{1,500}\?)[^\s"'#]+|\beyJ[\w-]{8,2000}\.[\w-]+\.[\w-]*|-----BEGIN [^-]+-----[\s\S]*?(?:-----END [^-]+-----|$)/g;

/**
 * The spans of a text that must not be shown, sorted and disjoint. They are found in the text as well as in its
 * entries, so that secrets in broken YAML and in comments are found, too. It errs on the side of hiding.
 */
export function findSecretSpans(text: string, entries: readonly DocumentEntry[] = []): Span[] {
  const found = [
    ...entries.filter(({ path }) => isSecretKey(path.at(-1) ?? "")).flatMap((entry) => findEntrySpans(text, entry)),
    ...findBlockSpans(text),
    ...findFlowSpans(text),
    ...[...text.matchAll(secretValue)].map(({ index, 0: value }) => ({ start: index, end: index + value.length })),
  ];
  return mergeSpans(found.flatMap((span) => splitByLine(stripQuotes(span, text), text)));
}

/** Leaves line ends and indentation out, so that a masked text keeps its lines. */
function splitByLine({ start, end }: Span, text: string): Span[] {
  return [...text.slice(start, end).matchAll(/\S(?:.*\S)?/g)].map(({ index, 0: { length } }) => ({
    start: start + index,
    end: start + index + length,
  }));
}

/** A secret value, all its other occurrences, and what an alias in its place refers to. */
function findEntrySpans(text: string, { value, valueSpan, text: secret }: DocumentEntry): Span[] {
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

/** Quotes are not part of a secret, and worth showing. */
function stripQuotes({ start, end }: Span, text: string): Span {
  const quoted = /^(["'])[^]*\1$/.test(text.slice(start, end)) && end - start > 1;
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** The rest of the line after a secret key, and the more deeply indented lines that follow. */
function findBlockSpans(text: string): Span[] {
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

function findFlowSpans(text: string): Span[] {
  return [...text.matchAll(flowPair)].filter(([, , key = ""]) => isSecretKey(key)).map((match) => {
    const end = match.index + match[0].length;
    return { start: end - (match[3] ?? "").length, end };
  });
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else if (start < end) result.push({ start, end });
  }
  return result;
}
