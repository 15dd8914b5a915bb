import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, startAuthority } from "./support/authority.ts";
import { type Backend, startBackend } from "./support/backend.ts";
import { installBundles, root, type Runtime, runtimes, spawnProgram } from "./support/bundles.ts";
import { commandsIn, type ShownCommand, withOutputs } from "./support/console-blocks.ts";

/** The addresses and the home that the README shows; a test has its own. */
const shownNames = { authority: "http://127.0.0.1:9400", backend: "http://127.0.0.1:9401", home: "/home/ada" };

let authority: Authority;
let backend: Backend;
beforeAll(async () => {
  authority = await startAuthority();
  backend = await startBackend(authority);
});
afterAll(() => Promise.all([authority.close(), backend.close()]));

/** Runs every command in one shell, as a reader would, and returns what each printed. */
async function collectOutputs(shown: readonly ShownCommand[], runtime: Runtime, home: string): Promise<string[]> {
  const separator = "\x1e";
  const script = shown.map(({ command }) => `{ ${command}\n} 2>&1; printf '${separator}'`).join("\n")
    .replaceAll(shownNames.authority, authority.url).replaceAll(shownNames.backend, backend.url);
  const env = { HOME: home, PATH: installBundles(`${home}/bin`, runtime), DENO_DIR: `${home}/.deno` };
  const { out, err } = await spawnProgram("bash", ["-c", script], { env, cwd: home });
  expect(err).toBe("");
  return out.replaceAll(authority.url, shownNames.authority).replaceAll(backend.url, shownNames.backend)
    .replaceAll(home, shownNames.home).split(separator).slice(0, -1);
}

/** Masks what differs from one run to the next: times, and the development Authority's tokens. */
const maskVariables = (text: string): string =>
  text.replace(/\b\d+ (?:min|s|h)\b(?: \d+ s)?/g, "<time>").replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<instant>")
    .replace(/^[\w-]{43}$/gm, "<token>").replace(/ +$/gm, "");

const file = `${root}/README.md`;
const document = readFileSync(file, "utf8");
const shown = commandsIn(document);

describe.each(runtimes)("the commands of README.md print what it shows on %s", (runtime) => {
  const home = realpathSync(mkdtempSync(`${tmpdir()}/stella-`));
  let outputs: readonly string[];
  beforeAll(async () => {
    outputs = await collectOutputs(shown, runtime, home);
  });
  afterAll(() => rmSync(home, { recursive: true }));

  it("README.md has commands", () => expect(shown.length).toBeGreaterThan(10));

  // With --update, this writes what the commands print: read the diff.
  it("README.md holds their output", async () => {
    const kept = shown.map(({ output }, index) => {
      const printed = outputs[index] ?? "";
      return maskVariables(printed) === maskVariables(output) ? output : printed;
    });
    await expect(withOutputs(document, shown, kept)).toMatchFileSnapshot(file);
  });

  it.each(shown.map((command, index) => [`README.md:${command.line} ${command.command}`, command, index] as const))(
    "%s",
    (_, { output }, index) => expect(maskVariables(outputs[index] ?? "")).toBe(maskVariables(output)),
  );
});
