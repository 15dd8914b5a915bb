import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type CommandName, root, runBundle, runtimes } from "./support/bundles.ts";
import { givenHome } from "./support/given-home.ts";

/** The rows of the table of JSON shapes: a command line, and the names of the fields. */
const rows = [
  ...readFileSync(`${root}/docs/formats.md`, "utf8").matchAll(/^\| `(stella-\S+) (.*)` \| `(\{.*\})` \|$/gm),
]
  .map(([, command = "", args = "", shape = ""]) => ({ command, args, shape }));

/** Every name of a field in a value, however deep. */
function listNames(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(listNames);
  return Object.entries(value).flatMap(([name, inner]) => [name, ...listNames(inner)]);
}

/** A profile in which every command finds something to report. */
const mistaken = "StellaOps: {Authority: {Url: https://authority.corp.test, ClientID: a, Scope: packs.read}}\n";

describe.each(runtimes)("docs/formats.md lists the names in the JSON output on %s", (runtime) => {
  it("in a table with rows", () => expect(rows.length).toBeGreaterThan(4));

  it.each(rows)("$command $args", async ({ command, args, shape }) => {
    const env = {
      HOME: givenHome({ profiles: { "packs-viewer": mistaken } }).home,
      STELLA_PROFILE: "packs-viewer",
      STELLA_OFFLINE: "1",
      StellaOps__BackendUrl: "https://another.corp.test",
    };
    const { out } = await runBundle(command as CommandName, runtime, args.split(" "), { env });
    const documented = new Set(shape.match(/\w+/g));
    // The table does not list the names in a fix.
    const found = JSON.parse(out, (name, value: unknown) => name === "fix" ? true : value) as unknown;
    expect(new Set(listNames(found))).toEqual(documented);
  });
});
