import { isSecretKey } from "./secret-keys.ts";
import { findUserInfo } from "./url.ts";
import type { Span } from "./yaml/nodes.ts";

/** `key:` with its indentation, also in a comment, in a list, or in quotes. */
const keyLine = /^((?:[ \t]|[#?-])*)(["']?)(\w[\w.:-]*)\2[ \t]*:(?:[ \t]+|$)/;

/** `key: value` between braces. */
const flowPair = /[{,]\s*(["']?)(\w[\w.:-]*)\1\s*:\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,}\]\n]*)/g;

/** Values that are secret under any key: the query of a URL, JSON Web Tokens, PEM blocks. */
const secretValue =
  /(?<=:\/\/[^\s?"'#]{1,500}\?)[^\s"'#]+|\beyJ[\w-]{8,2000}\.[\w-]+\.[\w-]*|-----BEGIN [^-]+-----[\s\S]*?(?:-----END [^-]+-----|$)/g;

/**
 * The spans of a text that look like secrets, whatever YAML makes of them: in comments, and in texts that it cannot
 * parse. In a broken text, all that can belong to a secret key counts.
 */
export function findTextualSecrets(text: string, isBroken: boolean): Span[] {
  return [
    ...findBlockSpans(text),
    ...findFlowSpans(text),
    ...findUserInfoInWords(text),
    ...findCommentSpans(text),
    ...findExplicitSpans(text),
    ...isBroken ? findBrokenSpans(text) : [],
    ...Array.from(text.matchAll(secretValue), ({ index, 0: { length } }) => ({ start: index, end: index + length })),
  ];
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

/** The user information of URLs. A word ends at white space. */
function findUserInfoInWords(text: string): Span[] {
  if (!text.includes("@")) return [];
  return [...text.matchAll(/\S+/g)].flatMap(({ index, 0: { length } }) =>
    findUserInfo(text, { start: index, end: index + length }) ?? []
  );
}

/** The line after `? key`, which begins with a colon. */
function findExplicitSpans(text: string): Span[] {
  return Array.from(text.matchAll(/\?[ \t]+["']?(\w[\w.:-]*)["']?[ \t]*\r?\n[ \t]*:[ \t]*(\S.*)/g))
    .filter(([, key = ""]) => isSecretKey(key))
    .map(({ index, 0: { length }, 2: value = "" }) => ({ start: index + length - value.length, end: index + length }));
}

/** What follows a secret key and its mark in a comment. */
function findCommentSpans(text: string): Span[] {
  return Array.from(text.matchAll(/(?<=^|[ \t])#.*/gm)).flatMap(({ 0: comment, index }) => {
    const start = findAfterSecretKey(comment, /^["']?[ \t]*[:=][ \t]*/);
    return start === undefined ? [] : [{ start: index + start, end: index + comment.length }];
  });
}

/** A line that begins with a key, or ends a document. */
const anyKeyLine = /^[ \t]*(?:["']?\w[\w.-]*["']?[ \t]*:(?:[ \t]|\r?$)|---|\.\.\.)/;

/** What follows a secret key on its line, and every line up to the next key that is not indented more deeply. */
function findBrokenSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let parent: number | undefined;
  for (const line of text.split("\n")) {
    const indent = line.search(/[^ \t]|$/);
    if (parent !== undefined && indent <= parent && anyKeyLine.test(line)) parent = undefined;
    const from = parent === undefined ? findAfterSecretKey(line, /^["']?[ \t]*[:=]?[ \t]*/) : 0;
    if (from !== undefined) {
      parent ??= indent;
      spans.push({ start: start + from, end: start + line.length });
    }
    start += line.length + 1;
  }
  return spans;
}

/** Where the first secret key in a line ends, together with the mark between it and its value. */
function findAfterSecretKey(line: string, mark: RegExp): number | undefined {
  for (const { 0: word, index } of decodeEscapes(line).matchAll(/[\w.\0-]+/g)) {
    if (!isSecretKey(word.replaceAll("\0", ""))) continue;
    const end = index + word.length;
    const [between] = mark.exec(line.slice(end)) ?? [];
    if (between !== undefined) return end + between.length;
  }
  return undefined;
}

/** The line with the letters that escapes in double quotes stand for (YAML 1.2 §5.7), padded so that places stay. */
function decodeEscapes(line: string): string {
  return line.replace(
    /\\x([\da-f]{2})|\\u([\da-f]{4})/gi,
    (escape, byte: string | undefined, unit: string | undefined) =>
      String.fromCharCode(parseInt(byte ?? unit ?? "", 16)).padEnd(escape.length, "\0"),
  );
}
