import { readFileSync } from "node:fs";
import { cruise, type IForbiddenRuleType } from "dependency-cruiser";
import { describe, expect, it } from "vitest";
import { root } from "./support/bundles.ts";

/** What each room may know beside itself. `commands` may know every room, entries (`scripts/stella-*.ts`) everything. */
const knows: Readonly<Record<string, readonly string[]>> = {
  core: [],
  runtime: ["core"],
  terminal: ["core"],
  profile: ["core"],
  auth: ["profile", "core"],
  lint: ["profile", "core"],
  shell: ["profile", "core"],
  scaffold: ["profile", "core"],
  cli: ["terminal", "core"],
  api: ["auth", "commands", "core", "lint", "profile", "runtime"],
  commands: ["auth", "cli", "core", "lint", "profile", "scaffold", "shell", "terminal"],
};

const forbidden: IForbiddenRuleType[] = [
  ...Object.entries(knows).map(([room, known]): IForbiddenRuleType => ({
    name: `${room} knows ${known.length > 0 ? known.join(", ") : "nothing"}`,
    severity: "error",
    from: { path: `^scripts/${room}/` },
    to: { path: "^scripts/", pathNot: `^scripts/(?:${[room, ...known].join("|")})/` },
  })),
  { name: "there are no cycles", severity: "error", from: {}, to: { circular: true } },
  {
    name: "only the runtime reaches node: modules",
    severity: "error",
    from: { pathNot: "^scripts/runtime/(?:node|node-[a-z]+|prompts)\\.ts$" },
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
    expect(modules.filter(({ source }) => source.endsWith(".ts")).length).toBeGreaterThan(100));

  it("every file of scripts/ is an entry or in a room", () => {
    const rooms = new RegExp(`^scripts/(?:(?:${Object.keys(knows).join("|")})/|stella-[a-z]+\\.ts$)`);
    const own = modules.map(({ source }) => source).filter((source) => source.startsWith("scripts/"));
    expect(own.filter((source) => !rooms.test(source))).toEqual([]);
  });

  it("only entries, the library, the runtime and comments name the process, Deno or Bun", () => {
    const own = modules.map(({ source }) => source).filter((source) =>
      /^scripts\/(?!api\/|runtime\/|stella-)/.test(source)
    );
    const code = (source: string): string =>
      readFileSync(`${root}/${source}`, "utf8").replace(/\/\*[^]*?\*\/|\/\/.*|"[^"\n]*"|`[^`]*`/g, "");
    expect(own.filter((source) => /\b(?:process|Deno|Bun)\.|#runtime/.test(code(source)))).toEqual([]);
  });

  it.each(forbidden.map(({ name }) => name))("%s", (name) => {
    const broken = summary.violations.filter((violation) => violation.rule.name === name);
    expect(broken.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });
});
