import { Composer, type CST, type Document, Lexer, Parser, Schema } from "yaml";
import { convertNode } from "./library-nodes.ts";
import { findFeatures } from "./features.ts";
import { findLineEnds } from "./line-ends.ts";
import { findReaderDifferences } from "./reader-differences.ts";
import type { Node } from "./nodes.ts";
import type { Problem } from "../document.ts";

/** Parsed YAML text: the value of its first document, and the problems of the whole text. */
export interface YamlText {
  /** Undefined when there is no document. */
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
}

/** YAML 1.2's core schema, without merge keys. Shared: it is the most expensive part of a document. */
const schema = new Schema({ schema: "core", merge: false });

/**
 * Parses any text as YAML 1.2, without trusting it: nesting is measured before anything recurses over it, aliases are
 * not resolved, and duplicate keys are left to the caller, since the library's own check takes quadratic time.
 */
export function parseWithLibrary(text: string, limits: YamlLimits): YamlText {
  const { tokens, limit } = readTokens(text, limits);
  if (limit) return { root: undefined, problems: [limit] };
  const [first, second] = withoutStackTraces(() => {
    const [document, another] = compose(tokens, text);
    return [document as Document, another] as const;
  });
  const problems = first.errors.map((error, index): Problem => {
    const quote = index === 0 && error.code === "MISSING_CHAR" ? findOpenQuote(tokens, error.pos[0]) : undefined;
    if (quote !== undefined) {
      return createProblem(error.code, "the quote that opens here is not closed", quote, quote + 1);
    }
    return createProblem(error.code, messages[error.code] ?? "this is not valid YAML", ...error.pos);
  });
  if (second) {
    problems.push(
      createProblem("MULTIPLE_DOCS", "there is more than one document", ...findDocumentMarker(second, text)),
    );
  }
  const root = convertNode(first.contents) ?? undefined;
  const differences = first.errors.length > 0 ? [] : findReaderDifferences(text, root);
  return { root, problems: [...problems, ...findLineEnds(text), ...findFeatures(text, root), ...differences] };
}

/** What a text may have at most: levels of nesting, and lexical tokens. */
export interface YamlLimits {
  readonly depth: number;
  readonly tokens: number;
}

/** The syntax tokens of a text, or the limit that it exceeds. Little more is read than the limits allow. */
function readTokens(
  text: string,
  { depth, tokens: maxTokens }: YamlLimits,
): { readonly tokens: readonly CST.Token[]; readonly limit?: Problem } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    // The document is below all levels. One more than is allowed makes sure that the deepest that is allowed has its key.
    const { [depth]: deepest, [depth + 1]: beyond, [depth + 2]: farBeyond } = parser.stack;
    if (beyond && farBeyond) {
      return { tokens: [], limit: createDepthProblem(depth, findTooDeep(deepest, 0) ?? beyond.offset) };
    }
    if (++count > maxTokens) {
      const { offset } = parser;
      return {
        tokens: [],
        limit: {
          ...createProblem("TOO_MANY_TOKENS", `more than ${maxTokens} YAML tokens`, offset, offset + 1),
          kind: "limit",
        },
      };
    }
  }
  tokens.push(...parser.end());
  const deep = tokens.map((token) => findTooDeep(token, depth)).find((offset) => offset !== undefined);
  return deep === undefined ? { tokens } : { tokens: [], limit: createDepthProblem(depth, deep) };
}

const createDepthProblem = (depth: number, offset: number): Problem => ({
  ...createProblem("TOO_DEEP", `nested more than ${depth} levels deep`, offset, offset + 1),
  kind: "limit",
});

/** The first document of a text that {@linkcode parseWithLibrary} finds no problem with, comments and quotes included. */
export function composeDocument(text: string): Document {
  const [document] = compose(new Parser().parse(text), text);
  return document as Document;
}

/** The documents of a text; there is always at least one. */
function compose(tokens: Iterable<CST.Token>, text: string): Iterable<Document> {
  const composer = new Composer({ prettyErrors: false, version: "1.2", uniqueKeys: false, schema });
  return composer.compose(tokens, true, text.length) as Iterable<Document>;
}

/**
 * Does work that collects errors instead of throwing them. The library makes an error object for each problem, and its
 * stack trace, which nobody reads, takes five times as long as all the rest: a broken text can have 100,000 problems.
 */
function withoutStackTraces<Result>(work: () => Result): Result {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

const createProblem = (code: string, message: string, start: number, end: number): Problem => ({
  kind: "syntax",
  code,
  message,
  field: undefined,
  span: { start, end },
});

/** The `---` that a document begins with, if it has one. */
function findDocumentMarker(document: Document, text: string): [start: number, end: number] {
  const from = document.range?.[0] ?? 0;
  const start = text.lastIndexOf("---", from);
  return start < 0 ? [from, from] : [start, start + 3];
}

type Nested = CST.Token | { readonly key?: CST.Token | null; readonly value?: CST.Token };

/** The tokens of each level of nesting, outermost first. Iterative, so that deep nesting cannot overflow the stack. */
function* walkLevels(tokens: readonly CST.Token[]): Generator<readonly Nested[]> {
  for (let level: readonly Nested[] = tokens; level.length > 0; level = level.flatMap(listChildren)) yield level;
}

/** The offset of the first token that is nested deeper than allowed. Recurses no deeper than that token. */
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

/** The offset of the quoted scalar that runs up to `end` without being closed. */
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

/** The parser's own messages quote the text, which may be a secret. These do not. */
const messages: Readonly<Record<string, string>> = {
  ALIAS_PROPS: "an alias can have neither a tag nor an anchor",
  BAD_ALIAS: "this is not a valid alias or anchor name",
  BAD_COLLECTION_TYPE: "the tag does not fit the value",
  BAD_DIRECTIVE: "unknown directive",
  BAD_DQ_ESCAPE: 'unknown escape sequence. in double quotes a backslash is written "\\\\"',
  BAD_INDENT: "the indentation does not fit the lines around it",
  BAD_PROP_ORDER: "an anchor or a tag is in the wrong place",
  BAD_SCALAR_START: "a value cannot begin with this character. quote the value",
  BLOCK_AS_IMPLICIT_KEY: 'a value contains ": ", or a line has two keys. quote the value, or begin a new line',
  BLOCK_IN_FLOW: "an indented block is not allowed inside braces or brackets",
  KEY_OVER_1024_CHARS: "a key can have at most 1024 characters",
  MISSING_CHAR: "a character is missing here: a colon followed by a space, or a comma",
  MULTILINE_IMPLICIT_KEY: "a key must be on one line",
  MULTIPLE_ANCHORS: "a value can have at most one anchor",
  MULTIPLE_TAGS: "a value can have at most one tag",
  TAB_AS_INDENT: "a tab cannot indent. use spaces",
  TAG_RESOLVE_FAILED: "the tag is unknown, or does not fit the value",
  UNEXPECTED_TOKEN: "this does not belong here",
};
