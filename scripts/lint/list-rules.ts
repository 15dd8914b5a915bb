import { formatJson } from "../core/format-json.ts";
import { formatDefinitions } from "../core/wrap-text.ts";
import { getHelpUrl } from "./rule.ts";
import { rules } from "./rules.ts";

/** The rules for people: id, severity, what it finds; `*` marks those that `--fix` can fix. Wrapped to `columns`. */
export function formatRules(columns: number): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const rows = rules.map(({ id, severity, fixable, description }) =>
    [`${id.padEnd(width)} ${fixable ? "*" : " "} ${severity.padEnd(7)}`, description] as const
  );
  return `${formatDefinitions(rows, columns)}\n\n* can be fixed with --fix\n`;
}

/** The rules for programs. */
export function formatRulesAsJson(): string {
  return formatJson(rules.map(({ id, severity, fixable = false, description, why }) => {
    return { id, severity, fixable, description, why, help: getHelpUrl(id) };
  }));
}
