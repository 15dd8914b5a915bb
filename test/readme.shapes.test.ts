import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type CommandName, root, runBundle, runtimes } from "./support/bundles.ts";
import { temporaryDirectory } from "./support/io.ts";

/** The rows of the README's table of JSON shapes: a command line, and the names of the fields. */
const rows = [...readFileSync(`${root}/README.md`, "utf8").matchAll(/^\| `(stella-\S+) (.*)` \| `(\{.*\})` \|$/gm)]
  .map(([, command = "", args = "", shape = ""]) => ({ command, args, shape }));

/** Every name of a field in a value, however deep. */
function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

/** A home with one profile that has something to tell for every command. */
function preparedHome(): string {
  const home = temporaryDirectory();
  for (const directory of [".stellaops", ".stellaops/profiles"]) mkdirSync(`${home}/${directory}`, 0o700);
  const text = "StellaOps: {Authority: {Url: https://authority.corp.test, ClientID: a, Scope: packs.read}}\n";
  writeFileSync(`${home}/.stellaops/profiles/packs-viewer.yaml`, text, { mode: 0o600 });
  return home;
}

describe.each(runtimes)("the README's table of JSON shapes is true, on %s", (runtime) => {
  it("has rows", () => expect(rows.length).toBeGreaterThan(4));

  it.each(rows)("$command $args", async ({ command, args, shape }) => {
    const env = {
      HOME: preparedHome(),
      STELLA_PROFILE: "packs-viewer",
      STELLA_OFFLINE: "1",
      StellaOps__BackendUrl: "https://another.corp.test",
    };
    const { out } = await runBundle(command as CommandName, runtime, args.split(" "), { env });
    const documented = new Set(shape.match(/\w+/g));
    // What a fix consists of is not told in the table.
    const found = JSON.parse(out, (name, value: unknown) => name === "fix" ? true : value) as unknown;
    expect(new Set(namesIn(found))).toEqual(documented);
  });
});
