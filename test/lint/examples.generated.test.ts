import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sanitize } from "../../scripts/core/sanitize.ts";
import type { RuleExample } from "../../scripts/lint/explain-rule.ts";
import { rules } from "../../scripts/lint/rules.ts";
import { root } from "../support/bundles.ts";
import { type Fixture, fixturesIn } from "../support/fixtures.ts";
import { templateLiteral } from "../support/template-literal.ts";

/*
 * What `--explain` shows are the rules' own fixtures: examples.generated.ts is written by `npm run generate`, and this test
 * fails when it is stale.
 */

const [ok, err] = [fixturesIn("ok"), fixturesIn("err")];

/** No line of an example is longer than this, and no example has more lines. */
const [maxWidth, maxLines] = [90, 12];

/** The text of a fixture as it can be shown. */
function showText({ file }: Fixture): string {
  const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(file)).trimEnd().split(/\r?\n/);
  const shown = lines.map((line) => sanitize(line).replaceAll("\ufeff", "\\ufeff")).map((line) =>
    line.length > maxWidth ? `${line.slice(0, maxWidth)}…` : line
  );
  return [...shown.slice(0, maxLines), ...shown.length > maxLines ? ["…"] : []].map((line) => `${line}\n`).join("");
}

const readFindings = ({ expectedFile }: Fixture): string[] => readFileSync(expectedFile, "utf8").trimEnd().split("\n");

/** What a rule says of a fixture: `line:column: message`. */
function showFindings(fixture: Fixture, id: string): string {
  return readFindings(fixture).flatMap((line) => {
    const [, place, rule, message] = /^[^:]+:(\d+:\d+)-\S+ \w+ ([\w-]+): (.*?)(?: \{.*\})?$/.exec(line) ?? [];
    return rule === id ? [`${place}: ${message}\n`] : [];
  }).join("");
}

/** The plainest fixture with the mistake: the fewest findings, then the least text. */
function selectBad(id: string): Fixture {
  const weigh = (fixture: Fixture): number => readFindings(fixture).length * 1e6 + readFileSync(fixture.file).length;
  const [first] = err.filter((fixture) => fixture.name.startsWith(`${id}-`) && showFindings(fixture, id) !== "")
    .sort((a, b) => weigh(a) - weigh(b));
  return first as Fixture;
}

/** A profile without any mistake, as fixtures have it that are about the files around it. */
const plain = showText(ok.find(({ name }) => name === "unreadable-file") as Fixture);

function createExample(id: string): RuleExample {
  const bad = selectBad(id);
  const good = ok.find(({ name }) => name === id) as Fixture;
  const findings = showFindings(bad, id);
  const text = showText(bad);
  return text === plain ? { bad: "", findings, good: "" } : { bad: text, findings, good: showText(good) };
}

it("examples.generated.ts holds the fixtures of each rule", async () => {
  const entries = rules.map(({ id }) => {
    const { bad, findings, good } = createExample(id);
    const fields = Object.entries({ bad, findings, good }).map(([name, text]) =>
      `    ${name}: ${templateLiteral(text)},\n`
    );
    return `  "${id}": {\n${fields.join("")}  },\n`;
  });
  const text = [
    "/* Generated from test/fixtures/profiles by `npm run generate`: examples that are tested. */\n",
    'import type { RuleExample } from "./explain-rule.ts";',
    'import type { RuleId } from "./rules.ts";\n',
    "/** What `--explain` shows of each rule. */",
    `export const ruleExamples: Readonly<Record<RuleId, RuleExample>> = {\n${entries.join("")}};\n`,
  ].join("\n");
  await expect(text).toMatchFileSnapshot(`${root}/scripts/lint/examples.generated.ts`);
});
