import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { rules } from "../scripts/lint/rules.ts";
import { formats } from "../scripts/shell/formats.ts";
import { failures } from "./auth/faults.table.ts";
import { root } from "./support/bundles.ts";

/*
 * The README's tables that repeat what the code says. `npm run generate` writes them, and this test fails when they are
 * stale.
 */

const file = `${root}/README.md`;

/** A table in Markdown; a bar inside a cell would end it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  return line(head) + line(head.map(() => "---")) + rows.map(line).join("");
}

/** Faults that a user cannot tell apart stand in one row. */
function faultRows(): string[][] {
  const rows = new Map<string, string[]>();
  for (const { name, code, says } of failures) {
    const [names = name, ...seen] = rows.get(`${code} ${says}`) ?? [];
    const alike = seen.length > 0 ? `${names}; ${name}` : names;
    rows.set(`${code} ${says}`, [alike, String(code), `\`\` ${says} \`\``]);
  }
  return [...rows.values()];
}

/** Each row is what the help URLs of findings point to. */
function formatRules(): string {
  const rows = rules.map(({ id, severity, fixable, description, why }) => {
    const text = `${description} ${why}`.replaceAll("<", "&lt;");
    return [`<a id="${id}"></a>\`${id}\``, severity, fixable ? "yes" : "", text];
  });
  return table(["rule", "severity", "fix", "what it finds, and why it matters"], rows);
}

/** What stands between `<!-- name -->` and `<!-- /name -->`. */
const sections: Readonly<Record<string, () => string>> = {
  faults: () => table(["fault", "exit code", "the message says"], faultRows()),
  rules: formatRules,
  shells: () =>
    table(
      ["`--format`", "how to load a profile"],
      formats.map(({ name, aliases, usage }) => {
        const command = `stella-env packs-operator${name === "sh" ? "" : ` --format ${name}`}`;
        return [[name, ...aliases].map((each) => `\`${each}\``).join(", "), `\`\` ${usage(command)} \`\``];
      }),
    ),
};

it("the README's tables are those of the code", async () => {
  let text = readFileSync(file, "utf8");
  for (const [name, render] of Object.entries(sections)) {
    const section = new RegExp(`(<!-- ${name} -->\n)[^]*(<!-- /${name} -->\n)`);
    expect(text, `README.md has no section "${name}"`).toMatch(section);
    text = text.replace(section, (_, start: string, end: string) => start + render() + end);
  }
  await expect(text).toMatchFileSnapshot(file);
});
