import { issueCommand } from "@actions/core/lib/command.js";
import Ajv04 from "ajv-draft-04";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { validateXML } from "xmllint-wasm";
import { lintFiles } from "../../scripts/lint/engine.ts";
import { findFiles } from "../../scripts/lint/find-files.ts";
import type { Finding } from "../../scripts/lint/finding.ts";
import { formats } from "../../scripts/lint/formats.ts";
import { root } from "../support/bundles.ts";
import { fixturesIn } from "../support/fixtures.ts";
import { temporaryDirectory, testIo } from "../support/io.ts";
import { plainStyles } from "../support/plain-styles.ts";

const schema = (name: string): string => readFileSync(join(root, "test/fixtures/schemas", name), "utf8");

/** A directory whose files try to break out of every format. */
function createHostileDirectory(): string {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "a b, c:d%0A"));
  const key = '"x]](y)\\n::error file=a::forged\\r\\n<![CDATA[&\\e[31m\\0%0A\\ud800"';
  const texts: Readonly<Record<string, string>> = {
    "plain.yaml": "StellaOps:\n  Authority:\n    url: http://a.internal\n    ClientSecret: hunter-two\n    Scop: x\n",
    "a b, c:d%0A/<&\"'>\n::error::x.yaml": `StellaOps:\n  Authority: {${key}: yes}\n`,
    "clean.yaml": "# stella-lint-disable-line missing-key\n",
    "ünï#?.yaml": "{",
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(directory, name), text);
  return directory;
}

interface Printed {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** What a format prints for a directory. */
async function print(name: string, directory: string): Promise<Printed> {
  const io = testIo({ cwd: directory });
  const inputs = await findFiles(["."], io);
  const findings = lintFiles(inputs, io);
  const result = { findings, files: inputs.map(({ shownPath }) => shownPath) };
  return { text: formats[name]?.(result, plainStyles) ?? "", findings };
}

/** All the fixtures in one directory. */
function createFixtureDirectory(): string {
  const directory = temporaryDirectory();
  for (const kind of ["ok", "err"] as const) {
    for (const { name, file } of fixturesIn(kind)) {
      writeFileSync(join(directory, `${kind}-${name}.yaml`), readFileSync(file));
    }
  }
  return directory;
}

function createCleanDirectory(): string {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "clean.yaml"), "# stella-lint-disable-line missing-key\n");
  return directory;
}

/** The texts that the formats have to cope with. */
const kinds: readonly [string, () => string][] = [
  ["clean", createCleanDirectory],
  ["hostile", createHostileDirectory],
  ["all fixture", createFixtureDirectory],
];

describe.each(kinds)("for %s files", (_, directory) => {
  it("json matches its schema", async () => {
    const { text, findings } = await print("json", directory());
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const valid = ajv.compile(JSON.parse(schema("lint-json.json")));
    expect([valid(JSON.parse(text)), valid.errors]).toEqual([true, null]);
    expect(JSON.parse(text).findings).toHaveLength(findings.length);
  });

  it("sarif is valid SARIF 2.1.0", async () => {
    const { text, findings } = await print("sarif", directory());
    const ajv = new Ajv04.default({ strict: false, unicodeRegExp: false });
    addFormats.default(ajv);
    const valid = ajv.compile(JSON.parse(schema("sarif-2.1.0-rtm.5.json")));
    expect([valid(JSON.parse(text)), valid.errors]).toEqual([true, null]);
    expect(JSON.parse(text).runs[0].results).toHaveLength(findings.length);
  });

  it("gitlab is a valid Code Quality report", async () => {
    const { text, findings } = await print("gitlab", directory());
    const valid = new Ajv({ strict: false }).compile(JSON.parse(schema("gitlab-codequality.json")));
    expect([valid(JSON.parse(text)), valid.errors]).toEqual([true, null]);
    const prints = (JSON.parse(text) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(findings.length);
  });

  it("junit is valid for the xUnit plugin of Jenkins", async () => {
    const { text } = await print("junit", directory());
    const { valid, errors } = await validateXML({ xml: text, schema: schema("jenkins-junit.xsd") });
    expect([errors, valid]).toEqual([[], true]);
  });

  it("github writes the commands that @actions/core writes", async () => {
    const { text, findings } = await print("github", directory());
    const written: string[] = [];
    const spy = vi.spyOn(process.stdout, "write").mockImplementation((line) => written.push(String(line)) > 0);
    for (const { severity, message, rule, help, file, line, column, endLine, endColumn } of findings) {
      const columns = line === endLine ? { col: column, endColumn } : {};
      const command = { error: "error", warning: "warning", info: "notice" }[severity];
      issueCommand(command, { title: `stella-lint ${rule}`, file, line, endLine, ...columns }, `${message} (${help})`);
    }
    spy.mockRestore();
    expect(text).toBe(written.join(""));
    expect(text.split("\n").filter(Boolean).every((line) => /^::(error|warning|notice) title=stella-lint /.test(line)))
      .toBe(true);
  });

  it("compact has one line for each finding", async () => {
    const { text, findings } = await print("compact", directory());
    expect(text.split("\n").slice(0, -1)).toHaveLength(findings.length);
  });
});

it("no format shows a secret or a control character", async () => {
  for (const name of Object.keys(formats)) {
    const { text } = await print(name, createHostileDirectory());
    expect(text).not.toContain("hunter");
    // deno-lint-ignore no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  }
});

it("sarif names files by relative, percent-encoded URIs", async () => {
  const { text } = await print("sarif", createHostileDirectory());
  const uris = new Set<string>();
  JSON.parse(text, (key, value) => key === "uri" ? uris.add(value) && value : value);
  expect([...uris].sort()).toEqual([
    "a%20b%2C%20c%3Ad%250A/%3C%26%22'%3E%0A%3A%3Aerror%3A%3Ax.yaml",
    "plain.yaml",
    "%C3%BCn%C3%AF%23%3F.yaml",
  ].sort());
});
