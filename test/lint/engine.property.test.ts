import fc from "fast-check";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lintFiles } from "../../scripts/lint/engine.ts";
import { formats } from "../../scripts/lint/formats.ts";
import { testIo } from "../support/io.ts";
import { plainStyles } from "../support/plain-styles.ts";
import { yamlish } from "../support/yamlish.ts";

const io = testIo({ env: { HOME: "/nowhere" } });

it("lintFiles() ends without a crash for any bytes, and every format can show the findings", () => {
  fc.assert(
    fc.property(
      fc.oneof(yamlish.map((text) => new TextEncoder().encode(text)), fc.uint8Array({ maxLength: 200 })),
      (bytes) => {
        const findings = lintFiles([{ shownPath: "x.yaml", path: join(io.home, "x.yaml"), bytes }], io);
        for (const format of Object.values(formats)) format({ findings, files: ["x.yaml"] }, plainStyles);
        for (const { line, column, endLine, endColumn } of findings) {
          expect(line > 0 && column > 0 && (endLine > line || (endLine === line && endColumn >= column))).toBe(true);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
