import fc from "fast-check";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { envProgram } from "../../scripts/commands/env.ts";
import { lintProgram } from "../../scripts/commands/lint.ts";
import { createProfileDiff } from "../../scripts/commands/profile-diff.ts";
import { profileProgram } from "../../scripts/commands/profile/program.ts";
import { lintText } from "../../scripts/lint/engine.ts";
import { fixAll } from "../../scripts/lint/fixer.ts";
import { formats } from "../../scripts/lint/formats.ts";
import { plainStyles } from "../support/plain-styles.ts";
import { canary, secretTexts } from "../support/secret-texts.ts";
import { runProgram, testIo } from "../support/io.ts";

describe("a secret, however it is written,", () => {
  it("is in no format and no diff of the linter", async () => {
    const io = testIo();
    await fc.assert(
      fc.asyncProperty(secretTexts, async (text) => {
        const findings = lintText(join(io.home, "x.yaml"), text, io);
        const result = { findings, files: ["x.yaml"] };
        for (const [name, format] of Object.entries(formats)) {
          expect(`${name}: ${format(result, plainStyles)}`).not.toContain(canary);
        }
        for (const { before, after } of fixAll(findings, io, new Map())) {
          expect(await createProfileDiff("x.yaml", before.document, after.document)).not.toContain(canary);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is in nothing that the commands print", async () => {
    const { home } = testIo();
    const file = join(home, "x.yaml");
    await fc.assert(
      fc.asyncProperty(secretTexts, async (text) => {
        writeFileSync(file, text, { mode: 0o600 });
        const runs = [
          await runProgram(profileProgram, ["show", "--verbose", file], testIo({ env: { HOME: home } })),
          await runProgram(profileProgram, ["show", "--json", file], testIo({ env: { HOME: home } })),
          await runProgram(envProgram, ["--verbose", file], testIo({ env: { HOME: home } })),
          await runProgram(lintProgram, ["--verbose", "--fix-dry-run", file], testIo({ env: { HOME: home } })),
        ];
        for (const { out, err } of runs) expect(out + err).not.toContain(canary);
      }),
      { numRuns: 60 },
    );
  });
});
