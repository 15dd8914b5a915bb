import { isMet, type Result } from "./result.ts";

/** Everything that one run of the benchmark found. */
export interface Report {
  readonly date: string;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly results: readonly Result[];
}

/** The report as a Markdown table, which reads well in a terminal too. */
export function textReport({ date, machine, versions, results }: Report): string {
  const rows = [
    ["what", "runtime", "against", "ms", "result", "spread", "budget", ""],
    ...results.map((result) => [
      result.what,
      result.runtime,
      result.against,
      result.ms ? `${result.ms.ours.toFixed(0)} : ${result.ms.theirs.toFixed(0)}` : "",
      `${decimal(result.value)} ${result.unit}`,
      result.spread ? result.spread.map(decimal).join("-") : "",
      writeBudget(result.budget),
      result.budget ? isMet(result) ? "met" : "NOT MET" : "",
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  const names = Object.entries(versions).map(([name, version]) => `${name} (${version})`).join(", ");
  return [`${date}, ${machine}; ${names}`, "", line(head), rule, ...body.map(line)].join("\n");
}

function writeBudget(budget: Result["budget"]): string {
  if (!budget) return "";
  return "atMost" in budget ? `<= ${budget.atMost}` : `>= ${budget.atLeast}`;
}

const decimal = (value: number): string => Number.isInteger(value) ? String(value) : value.toFixed(2);
