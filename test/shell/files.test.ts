import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { writeFailure, writeVariables } from "../../scripts/shell/format.ts";
import { dotenv } from "../../scripts/shell/formats/dotenv.ts";
import { github } from "../../scripts/shell/formats/github.ts";
import { gitlab } from "../../scripts/shell/formats/gitlab.ts";
import { managedNames } from "../../scripts/shell/variables.ts";
import { spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { sequences, trickyCharacters } from "../support/tricky-values.ts";

const values = [1, 2].flatMap((length) => sequences(trickyCharacters, length)).flatMap((
  value,
) => [value, `a${value}b`]);
const named = (list: readonly string[]) => list.map((value, index) => ({ name: `V${index}`, value }));
const heldBy = (format: { refuses?: readonly (readonly [RegExp, string])[] }) =>
  named(values.filter((value) => !format.refuses?.some(([pattern]) => pattern.test(value))));

describe("dotenv", () => {
  const variables = heldBy(dotenv);
  const text = writeVariables(dotenv, managedNames, variables);

  it("reads the same in Node", () => {
    const read = parseEnv(text);
    expect(variables.filter(({ name, value }) => read[name] !== value)).toEqual([]);
  });

  it("reads the same in sh", async () => {
    const file = join(temporaryDirectory(), ".env");
    writeFileSync(file, text);
    const { out } = await spawnProgram("sh", ["-c", `set -a; . ${file}; env -0`]);
    const read = new Set(out.split("\0"));
    expect(variables.filter(({ name, value }) => !read.has(`${name}=${value}`))).toEqual([]);
  });

  it("writes a plain word without quotes, since docker run --env-file does not remove them", () =>
    expect(writeVariables(dotenv, [], [{ name: "V", value: "https://a.example:8443/x" }])).toBe(
      "V=https://a.example:8443/x\n",
    ));
});

describe("gitlab", () => {
  it("survives how GitLab reads it: one line each, split at the first =, stripped", () => {
    const variables = heldBy(gitlab);
    const read = new Map(
      writeVariables(gitlab, managedNames, variables).trimEnd().split("\n").map((line) => {
        const [, name = "", value = ""] = /^(.*?)=(.*)$/.exec(line) ?? [];
        return [name.trim(), value.trim()];
      }),
    );
    expect(variables.filter(({ name, value }) => read.get(name) !== value)).toEqual([]);
  });
});

/** A `$GITHUB_ENV` file as the runner reads it: blocks up to a line that is the delimiter. */
function readGithub(text: string): Map<string, string> {
  const read = new Map<string, string>();
  let rest = text;
  while (rest !== "") {
    const [, name = "", delimiter = ""] = /^(\w+)<<(\S+)\n/.exec(rest) ?? [];
    rest = rest.slice(`${name}<<${delimiter}\n`.length);
    const end = `\n${rest}`.indexOf(`\n${delimiter}\n`);
    if (delimiter === "" || end < 0) throw new SyntaxError(`no block: ${rest}`);
    read.set(name, rest.slice(0, Math.max(end - 1, 0)));
    rest = rest.slice(end + delimiter.length + 1);
  }
  return read;
}

describe("github", () => {
  it("survives how the runner reads it, and empties what it clears", () => {
    const variables = heldBy(github);
    const read = readGithub(writeVariables(github, ["STELLA_TOKEN"], variables));
    expect(variables.filter(({ name, value }) => read.get(name) !== value)).toEqual([]);
    expect(read.get("STELLA_TOKEN")).toBe("");
  });

  it("has an unpredictable delimiter", () => {
    const [first, second] = [1, 2].map(() => writeVariables(github, [], [{ name: "V", value: "v" }]));
    expect(first).not.toBe(second);
  });

  it("masks a secret by a command that the secret cannot end", () =>
    expect(github.mask?.("a%\n::set-env")).toBe("::add-mask::a%25%0A::set-env"));
});

it.each([dotenv, gitlab, github])(
  "writeFailure() in format $name writes nothing",
  (format) => expect(writeFailure(format, managedNames, 4)).toBe(""),
);
