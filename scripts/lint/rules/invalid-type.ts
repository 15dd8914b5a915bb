import { fields } from "../../profile/fields.ts";
import type { Node } from "../../profile/yaml/nodes.ts";
import type { ProfileRule } from "../rule.ts";
import { quoteScalar } from "../scalar-edit.ts";

export const invalidType = {
  about: "profile",
  id: "invalid-type",
  description: "A value has the wrong type, such as a list or a number where text belongs.",
  why: "The CLI binds these keys to text. A list binds to nothing, and a number loses its leading zeros.",
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
      // Other rules report lists of scopes and aliases.
      if (code !== "type" || !value || value.kind === "alias") continue;
      if (field === "scope" && value.kind === "sequence") continue;
      const data = { key: fields[field].key, found: describeType(value) };
      if (fields[field].type === "mapping") report("mapping", span, { data });
      else if (!isPlain(value)) report("text", span, { data });
      else report("unquoted", span, { data, fix: { description: "quote the value", edits: quoteScalar(span) } });
    }
  },
} as const satisfies ProfileRule<"text" | "mapping" | "unquoted">;

const isPlain = (value: Node): boolean =>
  value.kind === "scalar" && value.style === "plain" && !value.tag && !value.anchor;

function describeType(value: Node): string {
  if (value.kind === "sequence") return "a list";
  if (value.kind !== "scalar") return `a ${value.kind}`;
  return { number: "a number", bigint: "a number", boolean: "true or false" }[typeof value.value as string] ?? "text";
}
