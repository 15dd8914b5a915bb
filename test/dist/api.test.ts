import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, startAuthority } from "../support/authority.ts";
import { binPath, root, type Spawned, spawnProgram } from "../support/bundles.ts";
import { givenHome } from "../support/given-home.ts";
import { temporaryDirectory } from "../support/io.ts";
import { npm, pack } from "../support/npm.ts";
import { bunFile } from "../support/releases.ts";

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.close());

/** A program that uses the library, as people write it: its types are checked, and it runs without them. */
const program = `
import { CliError, getToken, type Token } from "stella-profile/token";
import { lint, type ShownFinding } from "stella-profile/lint";
import schema from "stella-profile/schema.json" with { type: "json" };

const first: Token = await getToken("packs-operator");
const second = await getToken("packs-operator", { minLifeMs: 1_000, offline: true });
const findings: readonly ShownFinding[] = lint("StellaOps: {}\\n", "packs-operator", { rules: { "no-secret": "off" } });
const failure: unknown = await getToken("packs-nobody").catch((error: unknown) => error);
const scopes: string = first.scopes.join(" ");
console.log(JSON.stringify({
  from: [first.from, second.from],
  same: first.accessToken === second.accessToken,
  lives: first.expiresAt.getTime() > Date.now(),
  scopes,
  findings: findings.map(({ rule, line, file }) => [rule, line, file]),
  failure: failure instanceof CliError ? [failure.exitCode, failure.hint !== undefined] : failure,
  schema: schema.title,
}));
`;

/** What the program prints. */
const printed = {
  from: ["authority", "cache"],
  same: true,
  lives: true,
  scopes: "packs.read packs.run",
  findings: [["missing-key", 1, "packs-operator"]],
  failure: [4, true],
  schema: "StellaOps CLI profile",
};

/** A project with the packed package installed and the program in it. */
async function createProject(): Promise<string> {
  const folder = temporaryDirectory();
  const project = join(folder, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "type": "module", "private": true }');
  const { filename } = await pack(folder);
  const installed = await npm(project, "install", "--no-audit", "--no-fund", join(folder, filename));
  expect([installed.code, installed.err]).toEqual([0, ""]);
  writeFileSync(join(project, "program.ts"), program);
  return project;
}

/** Compiles the program with the strictest options that a consumer may have, its types and those of the package. */
async function compile(project: string): Promise<Spawned> {
  cpSync(join(root, "node_modules/@types/node"), join(project, "node_modules/@types/node"), { recursive: true });
  cpSync(join(root, "node_modules/undici-types"), join(project, "node_modules/undici-types"), { recursive: true });
  const options = "--strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --module nodenext --target es2023";
  const args = [...options.split(" "), "--resolveJsonModule", "--types", "node", "program.ts"];
  return await spawnProgram("tsc", args, { cwd: project });
}

describe("the packed library", () => {
  it("has types that a strict TypeScript program passes, and runs on Node, Deno and Bun", async () => {
    const project = await createProject();
    expect(await compile(project)).toEqual({ code: 0, out: "", err: "" });
    const runs: [file: string, args: string[]][] = [
      ["node", ["--no-warnings", "program.js"]],
      ["deno", ["run", "--no-prompt", "--allow-all", "program.ts"]],
      ...existsSync(bunFile) ? [[bunFile, ["program.ts"]] as [string, string[]]] : [],
    ];
    for (const [file, args] of runs) {
      const { home } = givenHome({ profiles: { "packs-operator": {} }, authority });
      const env = { HOME: home, PATH: binPath };
      const { code, out, err } = await spawnProgram(file, args, { cwd: project, env });
      expect([file, code, err]).toEqual([file, 0, ""]);
      expect(JSON.parse(out)).toEqual(printed);
    }
  });

  it("runs no command when it is imported, and the commands are not among its exports", async () => {
    const project = await createProject();
    writeFileSync(
      join(project, "import.mjs"),
      'await import("stella-profile/token"); await import("stella-profile/lint");',
    );
    const imported = await spawnProgram("node", ["import.mjs", "--help"], { cwd: project });
    expect(imported).toEqual({ code: 0, out: "", err: "" });
    for (const name of ["stella-profile", "stella-profile/dist/node/stella-token.mjs"]) {
      writeFileSync(join(project, "import.mjs"), `await import("${name}");`);
      const { code, err } = await spawnProgram("node", ["import.mjs"], { cwd: project });
      expect([code, err]).toEqual([1, expect.stringContaining("ERR_PACKAGE_PATH_NOT_EXPORTED")]);
    }
  });
});
