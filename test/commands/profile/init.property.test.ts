import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import { lintFiles } from "../../../scripts/lint/engine.ts";
import { parseDocument } from "../../../scripts/profile/parse-document.ts";
import { settableFields } from "../../../scripts/scaffold/values.ts";
import { givenHome } from "../../support/given-home.ts";
import { trickyValues } from "../../support/tricky-values.ts";

/** Any text that can be an argument of a process. */
const argument = fc.oneof(
  fc.constantFrom(...trickyValues),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
)
  .map((text) => text.replaceAll(/[\0\p{Cs}]/gu, ""));
const url = fc.oneof({ weight: 9, arbitrary: fc.webUrl({ validSchemes: ["https"] }) }, {
  weight: 1,
  arbitrary: argument,
});
const names = fc.uniqueArray(fc.constantFrom("packs.read", "packs.run", "orch:quota"), { minLength: 1 });
const scope = fc.oneof(
  { weight: 9, arbitrary: names.map((scopes) => scopes.join(" ")) },
  { weight: 1, arbitrary: argument },
);
const values = fc.record({
  "authority-url": url,
  "backend-url": url,
  "client-id": argument,
  scope,
  "secret-file": argument,
  "token-cache": argument,
}, { requiredKeys: [] });

/** Values that the user still has to fill in. */
const unfinished = new Map([["placeholder-url", "off"]] as const);

describe("stella-profile init", () => {
  it("writes values that YAML 1.2 and 1.1 read back as typed, and that lint without an error", async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(values, async (chosen) => {
        const { io, profile, run } = givenHome();
        const flags = Object.entries(chosen).map(([option, value]) => `--${option}=${value}`);
        const { code, err } = await run(profileProgram, ["init", "packs-operator", ...flags]);
        expect([0, 2], err).toContain(code);
        if (code === 2) return;
        accepted++;
        const text = readFileSync(profile("packs-operator"), "utf8");
        const { fields } = parseDocument({ name: "packs-operator", file: profile("packs-operator") }, text);
        for (const { option, name, path } of settableFields) {
          const value = chosen[option.name as keyof typeof chosen];
          if (value === undefined) continue;
          expect(fields.get(name)?.text).toBe(value);
          for (const version of ["1.1", "1.2"] as const) {
            const read = path.reduce<unknown>(
              (node, part) => (node as Record<string, unknown>)[part],
              parse(text, { version }),
            );
            expect(read).toBe(value);
          }
        }
        const file = profile("packs-operator");
        const findings = lintFiles([{ shownPath: file, path: file }], io(), unfinished);
        expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  it.each(trickyValues)("writes client id %j unchanged or refuses it", async (client) => {
    const { profile, run } = givenHome();
    const { code } = await run(profileProgram, ["init", "packs-operator", `--client-id=${client}`]);
    expect([0, 2]).toContain(code);
    if (code !== 0) return;
    const { StellaOps } = parse(readFileSync(profile("packs-operator"), "utf8"));
    expect(StellaOps.Authority.ClientId).toBe(client);
  });
});
