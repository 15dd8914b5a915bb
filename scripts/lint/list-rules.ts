import { formatJson } from "../core/format-json.ts";
import { helpOf } from "./help-link.ts";
import { rules } from "./rules.ts";

/** The rules for people: id, severity, what it finds; `*` marks those that `--fix` can fix. */
export function listRules(columns: number): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const rows = rules.map(({ id, severity, fixable, description }) => {
    const head = `${id.padEnd(width)} ${fixable ? "*" : " "} ${severity.padEnd(7)}  `;
    return wrap(description, Math.max(columns - head.length, 30)).map((line, index) =>
      `${index === 0 ? head : " ".repeat(head.length)}${line}\n`
    ).join("");
  });
  return `${rows.join("")}\n* can be fixed with --fix\n`;
}

/** The rules for programs. */
export function listRulesAsJson(): string {
  const shown = rules.map(({ id, severity, fixable = false, description, why }) => {
    return { id, severity, fixable, description, why, help: helpOf(id) };
  });
  return formatJson(shown);
}

/** The rules as a table in Markdown, for the README; each row is what the help links lead to. */
export function rulesAsMarkdown(): string {
  const rows = rules.map(({ id, severity, fixable, description, why }) =>
    `| <a id="${id}"></a>\`${id}\` | ${severity} | ${fixable ? "yes" : ""} | ${cell(description)} ${cell(why)} |\n`
  );
  return `| rule | severity | fix | what it finds, and why it matters |\n| --- | --- | --- | --- |\n${rows.join("")}`;
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

function wrap(text: string, width: number): string[] {
  return text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= width) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}
