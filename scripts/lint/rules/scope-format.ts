import type { DocumentEntry, ProfileDocument } from "../../profile/document.ts";
import type { Edit } from "../finding.ts";
import type { ProfileRule } from "../rule.ts";
import { findLiteral } from "../scalar-edit.ts";
import { splitWords } from "../scope-words.ts";

export const scopeFormat = {
  about: "profile",
  id: "scope-format",
  description: "Scopes are a list, are repeated, or are separated by commas or several spaces.",
  why:
    "A scope value is words separated by single spaces (RFC 6749 §3.3). The CLI sends it unchanged, so a comma becomes " +
    "part of a scope's name, and the token cache takes two spellings for two keys.",
  severity: "error",
  fixable: true,
  messages: {
    list: "scopes must be one string, but are a list. separate them by single spaces",
    comma: 'scopes are separated by "{{mark}}". use single spaces',
    spaces: "there is more than a single space between or around scopes",
    repeated: 'duplicate scope "{{scope}}"',
  },
  check({ document }, report) {
    const entry = document.fields.get("scope");
    if (!entry) return;
    const words = entry.value?.kind === "sequence" ? listWords(entry) : splitWords(entry.text ?? "");
    const edits = words && createEdits(document, entry, [...new Set(words)].join(" "));
    const details = edits ? { fix: { description: "separate the scopes by single spaces, each once", edits } } : {};
    if (entry.value?.kind === "sequence") return report("list", entry.valueSpan, details);
    const text = entry.text ?? "";
    const mark = /[,;]/.exec(text)?.[0];
    if (mark) report("comma", entry.valueSpan, { ...details, data: { mark } });
    else if (text.trim() && /^\s|\s$|\s\s|[^\S ]/.test(text)) report("spaces", entry.valueSpan, details);
    const repeated = findRepeated(words ?? []);
    if (repeated) report("repeated", entry.valueSpan, { ...details, data: { scope: repeated } });
  },
} as const satisfies ProfileRule<"list" | "comma" | "spaces" | "repeated">;

/** The scopes in a list of strings; undefined for any other list. */
function listWords({ value }: DocumentEntry): string[] | undefined {
  if (value?.kind !== "sequence") return undefined;
  const words = value.items.map((item) =>
    item?.kind === "scalar" && typeof item.value === "string" ? item.value : undefined
  );
  return words.length > 0 && words.every((word) => word !== undefined) ? words.flatMap(splitWords) : undefined;
}

/** The first word that has occurred before. */
function findRepeated(words: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return words.find((word) => seen.size === seen.add(word).size);
}

/** Rewrites the scopes; undefined if that would lose a comment or take more than plain characters. */
function createEdits(document: ProfileDocument, entry: DocumentEntry, scopes: string): Edit[] | undefined {
  if (!/^[\w.:/-]*[\w/](?: [\w.:/-]*[\w/])*$/.test(scopes)) return undefined;
  if (entry.value?.kind !== "sequence") {
    const literal = findLiteral(document, entry);
    return literal && [{ span: literal.span, text: scopes }];
  }
  const between = document.text.slice(entry.keySpan.end, entry.valueSpan.end);
  const colon = /^["']?\s*:/.exec(between);
  if (!colon || between.includes("#")) return undefined;
  const start = entry.keySpan.end + colon[0].length;
  const end = start + document.text.slice(start, entry.valueSpan.end).trimEnd().length;
  return [{ span: { start, end }, text: ` "${scopes}"` }];
}
