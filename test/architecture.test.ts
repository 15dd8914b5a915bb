import { cruise, type IForbiddenRuleType } from "dependency-cruiser";
import { describe, expect, it } from "vitest";
import { root } from "./support/bundles.ts";

const room = (...names: string[]): string => `^scripts/(${names.join("|")})/`;

/** What each room may not know. */
const arrows: readonly [name: string, from: string, to: string][] = [
  ["runtime knows no domain", room("runtime"), room("profile", "lint", "auth", "shell", "commands")],
  ["cli knows no domain", room("cli"), room("profile", "lint", "auth", "shell", "commands")],
  ["profile knows no other domain room", room("profile"), room("lint", "auth", "shell", "commands")],
  ["lint knows of the domain only profile", room("lint"), room("auth", "shell", "commands")],
  ["auth knows of the domain only profile", room("auth"), room("lint", "shell", "commands")],
  ["shell knows of the domain only profile", room("shell"), room("lint", "auth", "commands")],
  ["commands know no entry file", room("commands"), "^scripts/stella-"],
];

const forbidden: IForbiddenRuleType[] = [
  ...arrows.map(([name, from, to]) => ({ name, severity: "error" as const, from: { path: from }, to: { path: to } })),
  { name: "there are no cycles", severity: "error", from: {}, to: { circular: true } },
  {
    name: "only the runtime reaches node: modules",
    severity: "error",
    from: { pathNot: "^scripts/runtime/(?:node|node-files|node-proxy|prompts)\\.ts$" },
    to: { dependencyTypes: ["core"] },
  },
];

describe("the arrows between the rooms hold", async () => {
  const { output } = await cruise(
    ["scripts"],
    { baseDir: root, ruleSet: { forbidden }, validate: true, tsPreCompilationDeps: true, doNotFollow: "node_modules" },
    { extensions: [".ts", ".js"] },
  );
  if (typeof output === "string") throw new Error(output);
  const { modules, summary } = output;

  it("every source file is seen", () =>
    expect(modules.filter(({ source }) => source.endsWith(".ts")).length).toBeGreaterThan(20));

  it.each(forbidden.map(({ name }) => name))("%s", (name) => {
    const broken = summary.violations.filter((violation) => violation.rule.name === name);
    expect(broken.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });
});
