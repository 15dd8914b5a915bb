import { formatJson } from "../core/format-json.ts";
import { getHelpUrl } from "./rule.ts";
import { rules } from "./rules.ts";

/** A description is not wrapped to less than this, in columns. */
const minDescription = 30;

/** The rules for people: id, severity, what it finds; `*` marks those that `--fix` can fix. Wrapped to `columns`. */
export function formatRules(columns: number): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const rows = rules.map(({ id, severity, fixable, description }) => {
    const head = `${id.padEnd(width)} ${fixable ? "*" : " "} ${severity.padEnd(7)}  `;
    return wrap(description, Math.max(columns - head.length, minDescription)).map((line, index) =>
      `${index === 0 ? head : " ".repeat(head.length)}${line}\n`
    ).join("");
  });
  return `${rows.join("")}\n* can be fixed with --fix\n`;
}

/** The rules for programs. */
export function formatRulesAsJson(): string {
  return formatJson(rules.map(({ id, severity, fixable = false, description, why }) => {
    return { id, severity, fixable, description, why, help: getHelpUrl(id) };
  }));
}

function wrap(text: string, width: number): string[] {
  return text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= width) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}
