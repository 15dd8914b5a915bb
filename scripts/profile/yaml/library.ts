import { Composer, type CST, type Document, Parser, Schema } from "yaml";
import { convertNode } from "./library-nodes.ts";
import type { Node } from "./nodes.ts";
import type { Problem } from "../document.ts";
import { type Changes, writeYaml } from "../../scaffold/rewrite-yaml.ts";

/** YAML text, read once: the value of its first document, and what is wrong with any of it. */
export interface YamlText {
  /** Undefined where there is no document. */
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
}

/** YAML 1.2's core schema, without merge keys. Made once: it is the dearest part of a document. */
const schema = new Schema({ schema: "core", merge: false });

/**
 * Reads any text as YAML 1.2, without trusting it: nesting is measured before anything recurses over it, aliases are
 * not resolved, and repeated keys are left to the caller, since the library's own check takes quadratic time.
 */
export function parseWithLibrary(text: string, maxDepth: number): YamlText {
  const tokens = [...new Parser().parse(text)];
  const deep = tokens.map((token) => findTooDeep(token, maxDepth)).find((offset) => offset !== undefined);
  const [document, second] = compose(deep === undefined ? tokens : [], text);
  const first = document as Document;
  const problems = first.errors.map((error, index): Problem => {
    const quote = index === 0 && error.code === "MISSING_CHAR" ? findOpenQuote(tokens, error.pos[0]) : undefined;
    if (quote !== undefined) {
      return createProblem(error.code, "the quote that opens here is not closed", quote, quote + 1);
    }
    return createProblem(error.code, messages[error.code] ?? "this is not valid YAML", ...error.pos);
  });
  if (deep !== undefined) {
    problems.push(createProblem("TOO_DEEP", `nested more than ${maxDepth} levels deep`, deep, deep + 1));
  }
  if (second) {
    problems.push(
      createProblem("MULTIPLE_DOCS", "there is more than one document", ...findDocumentMarker(second, text)),
    );
  }
  return { root: convertNode(first.contents) ?? undefined, problems };
}

/** Changes a text that {@linkcode parseWithLibrary} has no problem with: comments, order and quotes stay. */
export function rewriteYaml(text: string, changes: Changes): string {
  const [document] = compose(new Parser().parse(text), text);
  return writeYaml(document as Document, changes);
}

/** The documents of a text; there is always a first one. */
function compose(tokens: Iterable<CST.Token>, text: string): Iterable<Document> {
  const composer = new Composer({ prettyErrors: false, version: "1.2", uniqueKeys: false, schema });
  return composer.compose(tokens, true, text.length) as Iterable<Document>;
}

const createProblem = (code: string, message: string, start: number, end: number): Problem => ({
  kind: "syntax",
  code,
  message,
  key: undefined,
  span: { start, end },
});

/** The `---` that a document begins with, as far as it has one. */
function findDocumentMarker(document: Document, text: string): [start: number, end: number] {
  const from = document.range?.[0] ?? 0;
  const start = text.lastIndexOf("---", from);
  return start < 0 ? [from, from] : [start, start + 3];
}

type Nested = CST.Token | { readonly key?: CST.Token | null; readonly value?: CST.Token };

/** The tokens of each level of nesting, the outermost first. Without recursion, for the sake of which it is here. */
function* walkLevels(tokens: readonly CST.Token[]): Generator<readonly Nested[]> {
  for (let level: readonly Nested[] = tokens; level.length > 0; level = level.flatMap(listChildren)) yield level;
}

/** Where the first token stands that is nested deeper than allowed. Recurses no further than to it. */
function findTooDeep(token: CST.Token | null | undefined, limit: number): number | undefined {
  if (!token) return undefined;
  if (limit < 0) return token.offset;
  if (token.type === "document") return findTooDeep(token.value, limit - 1);
  if (!("items" in token)) return undefined;
  for (const { key, value } of token.items) {
    const found = findTooDeep(key, limit - 1) ?? findTooDeep(value, limit - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where the quoted scalar begins that runs up to an offset without being closed. */
function findOpenQuote(tokens: readonly CST.Token[], end: number): number | undefined {
  for (const level of walkLevels(tokens)) {
    for (const token of level) {
      if (!("source" in token) || !/-quoted-/.test(token.type) || token.offset + token.source.length < end) continue;
      const quote = token.source.charAt(0);
      if (token.source.length < 2 || !token.source.endsWith(quote)) return token.offset;
    }
  }
  return undefined;
}

function listChildren(token: Nested): Nested[] {
  if (!("type" in token)) return [];
  if (token.type === "document") return token.value ? [token.value] : [];
  if (!("items" in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((child) => child !== undefined && child !== null));
}

/** The parser's own sentences quote the text, which may be a secret. These do not. */
const messages: Readonly<Record<string, string>> = {
  ALIAS_PROPS: "an alias can have neither a tag nor an anchor",
  BAD_ALIAS: "this is not a valid alias or anchor name",
  BAD_COLLECTION_TYPE: "the tag does not fit the value",
  BAD_DIRECTIVE: "this directive is not known",
  BAD_DQ_ESCAPE: 'this escape sequence is not known. in double quotes a backslash is written "\\\\"',
  BAD_INDENT: "the indentation does not fit the lines around it",
  BAD_PROP_ORDER: "an anchor or a tag stands in the wrong place",
  BAD_SCALAR_START: "a value cannot begin with this character. quote the value",
  BLOCK_AS_IMPLICIT_KEY: 'a value with ": " in it, or a second key on one line. quote the value, or begin a new line',
  BLOCK_IN_FLOW: "an indented block cannot stand inside braces or brackets",
  KEY_OVER_1024_CHARS: "a key can have 1024 characters at most",
  MISSING_CHAR: "a character is missing here: a colon with a blank behind it, or a comma",
  MULTILINE_IMPLICIT_KEY: "a key must stand on one line",
  MULTIPLE_ANCHORS: "a value can have one anchor at most",
  MULTIPLE_TAGS: "a value can have one tag at most",
  TAB_AS_INDENT: "a tab cannot indent. use blanks",
  TAG_RESOLVE_FAILED: "this tag is not known, or does not fit the value",
  UNEXPECTED_TOKEN: "this does not belong here",
};
