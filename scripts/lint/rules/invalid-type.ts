import { fields } from "../../profile/fields.ts";
import type { Node } from "../../profile/yaml/nodes.ts";
import type { ProfileRule } from "../rule.ts";
import { quoteEdits } from "../scalar-edit.ts";

/** A list, a mapping or a number where text belongs, or text where a mapping does. */
export const invalidType: ProfileRule<"text" | "mapping" | "unquoted"> = {
  about: "profile",
  id: "invalid-type",
  description: "A value is of the wrong type, such as a list or a number where text belongs.",
  why: "The CLI binds these keys to text. A list binds to nothing, and a number loses its leading zeros on the way.",
  severity: "error",
  fixable: true,
  messages: {
    text: '"{{key}}" must be text, but is {{found}}',
    mapping: '"{{key}}" must be a mapping, but is {{found}}',
    unquoted: '"{{key}}" must be text, but is {{found}}. quote it',
  },
  check({ document }, report) {
    for (const { code, field, span } of document.problems) {
      const value = field && document.fields.get(field)?.value;
      // A list of scopes and an alias have rules of their own.
      if (code !== "type" || !value || value.kind === "alias") continue;
      if (field === "scope" && value.kind === "sequence") continue;
      const data = { key: fields[field].key, found: kindOf(value) };
      if (fields[field].type === "mapping") report("mapping", span, { data });
      else if (!isPlain(value)) report("text", span, { data });
      else report("unquoted", span, { data, fix: { description: "quote the value", edits: quoteEdits(span) } });
    }
  },
};

const isPlain = (value: Node): boolean =>
  value.kind === "scalar" && value.style === "plain" && !value.tag && !value.anchor;

function kindOf(value: Node): string {
  if (value.kind === "sequence") return "a list";
  if (value.kind !== "scalar") return `a ${value.kind}`;
  return { number: "a number", bigint: "a number", boolean: "true or false" }[typeof value.value as string] ?? "text";
}
