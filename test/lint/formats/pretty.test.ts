import { describe, expect, it } from "vitest";
import { lintText } from "../../../scripts/lint/engine.ts";
import { pretty } from "../../../scripts/lint/formats/pretty.ts";
import { testIo } from "../../support/io.ts";
import { plainStyles } from "../../support/plain-styles.ts";

const show = (text: string): string =>
  pretty({ findings: lintText("/x.yaml", text, testIo()), files: ["/x.yaml"] }, plainStyles);

describe("pretty", () => {
  it("shows the line and a marker under the place", () => {
    expect(show("StellaOps:\n  Authority: {}\n  Backend: x\n")).toContain(
      '/x.yaml:3:3: error: unknown key "Backend". did you mean "BackendUrl"? [unknown-key]\n' +
        "  3 |   Backend: x\n" +
        "    |   ^^^^^^^\n",
    );
  });

  it("keeps the marker in place after wide characters and a masked secret", () => {
    expect(show('{"日本": 1, "ClientSecret": "hunter-two", "StellaOps": 12}\n')).toContain(
      '  1 | {"日本": 1, "ClientSecret": "***", "StellaOps": 12}\n' +
        "    |                                                 ^^\n",
    );
  });

  it("keeps the marker in place after combining characters and emoji", () => {
    expect(show('{"e\u0301": 1, "👩‍💻": 1, "StellaOps": 12}\n')).toContain(
      '  1 | {"e\u0301": 1, "👩‍💻": 1, "StellaOps": 12}\n' +
        "    |                                ^^\n",
    );
  });

  it("cuts long lines around the place", () => {
    const text = show(`{a: ${"x".repeat(500)}, StellaOps: ${"y".repeat(500)}}\n`);
    expect(Math.max(...text.split("\n").slice(1).map((line) => line.length))).toBeLessThan(120);
    expect(text).toContain("…");
  });
});
