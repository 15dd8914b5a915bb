import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { InterruptedError } from "../../scripts/core/errors.ts";
import type { Prompts, Question } from "../../scripts/core/io.ts";
import { profileProgram } from "../../scripts/commands/profile/program.ts";
import { givenHome, type Home } from "../support/given-home.ts";
import type { Ran } from "../support/io.ts";

/** Prompts that get these answers, Enter for `undefined`, and a record of what was asked. */
function givenAnswers(...answers: readonly (string | undefined)[]) {
  const asked: string[] = [];
  const refused: string[] = [];
  const left = [...answers];
  const answer = async ({ message, defaultValue: preset = "", validate: check }: Question): Promise<string> => {
    asked.push(`${message} [${preset}]`);
    if (left.length === 0) throw new InterruptedError();
    const typed = left.shift() ?? preset;
    const problem = check?.(typed);
    if (problem === undefined) return typed;
    refused.push(problem);
    return await answer({ message, defaultValue: preset, validate: check });
  };
  const prompts: Prompts = { text: answer, secret: answer };
  return { asked, refused, prompts };
}

const init = (home: Home, prompts: Prompts, ...argv: readonly string[]): Promise<Ran> =>
  home.run(profileProgram, ["init", ...argv], {
    typed: [],
    stderrIsTerminal: true,
    env: { NO_COLOR: "1" },
    io: { prompts },
  });

const valuesOf = (home: Home, name: string) => parse(readFileSync(home.profile(name), "utf8")).StellaOps;

describe("init on a terminal", () => {
  it("asks for what no option sets, with the template's values as defaults", async () => {
    const home = givenHome();
    const { asked, prompts } = givenAnswers("https://a.corp.test", undefined, undefined, undefined);
    expect((await init(home, prompts, "packs-operator")).code).toBe(0);
    expect(asked).toEqual([
      "Authority URL of packs-operator []",
      "Backend URL of packs-operator [https://task-runner.example.com]",
      "Client id of packs-operator [pack-operator]",
      "Secret of pack-operator (leave empty to store it later) []",
    ]);
    expect(valuesOf(home, "packs-operator").Authority.Url).toBe("https://a.corp.test");
    expect(existsSync(home.stella("secrets"))).toBe(false);
  });

  it("does not ask for what an option sets", async () => {
    const { asked, prompts } = givenAnswers("s3cretvalue");
    const flags = ["--authority-url=https://a.corp.test", "--backend-url=https://b.corp.test", "--client-id=x"];
    expect((await init(givenHome(), prompts, "packs-operator", ...flags)).code).toBe(0);
    expect(asked).toEqual(["Secret of x (leave empty to store it later) []"]);
  });

  it("offers the Authority of one profile for the next, and asks for a shared secret once", async () => {
    const home = givenHome();
    const { asked, prompts } = givenAnswers(
      "https://a.corp.test",
      undefined,
      "one",
      "s3cretvalue",
      undefined,
      undefined,
      "one",
    );
    expect((await init(home, prompts, "a-operator", "b-operator")).code).toBe(0);
    expect(asked.slice(4)).toEqual([
      "Authority URL of b-operator [https://a.corp.test]",
      "Backend URL of b-operator [https://task-runner.example.com]",
      "Client id of b-operator [pack-operator]",
    ]);
    expect(valuesOf(home, "b-operator").Authority.Url).toBe("https://a.corp.test");
    expect(readFileSync(home.stella("secrets/one.secret"), "utf8")).toBe("s3cretvalue");
  });

  it.each([
    ["ftp://a.corp.test"],
    ["http://a.corp.test"],
    ["a.corp.test"],
  ])("refuses %j as an Authority URL and asks again", async (typed) => {
    const { refused, prompts } = givenAnswers(typed, "https://a.corp.test", undefined, undefined, undefined);
    expect((await init(givenHome(), prompts, "packs-operator")).code).toBe(0);
    expect(refused).toEqual([expect.stringContaining("StellaOps.Authority.Url")]);
  });

  it.each([
    [undefined, "there is no default: type the Authority URL that you use"],
    ["", "there is no default: type the Authority URL that you use"],
    [
      "https://authority.example.com",
      '"https://authority.example.com" is only an example: type the Authority URL that you use',
    ],
  ])("never takes the template's example for the Authority: %j", async (typed, message) => {
    const { refused, prompts } = givenAnswers(typed, "https://a.corp.test", undefined, undefined, undefined);
    const home = givenHome();
    expect((await init(home, prompts, "packs-operator")).code).toBe(0);
    expect([refused, valuesOf(home, "packs-operator").Authority.Url]).toEqual([[message], "https://a.corp.test"]);
  });

  it("refuses an invalid secret and asks again", async () => {
    const { refused, prompts } = givenAnswers(
      "https://a.corp.test",
      undefined,
      undefined,
      "a\nb",
      "\ufeffa",
      "s3cretvalue",
    );
    expect((await init(givenHome(), prompts, "packs-operator")).code).toBe(0);
    expect(refused).toEqual(["it has more than one line", "it begins with a byte order mark"]);
  });

  it("writes nothing when stopped at the last question of the last profile", async () => {
    const home = givenHome();
    const { prompts } = givenAnswers("https://a.corp.test", undefined, undefined, "s3cretvalue", undefined, undefined);
    expect((await init(home, prompts, "packs-operator", "packs-viewer")).code).toBe(130);
    expect(existsSync(home.stella())).toBe(false);
  });

  it("asks nothing about an existing profile, unless --force is given", async () => {
    const home = givenHome();
    await home.run(profileProgram, ["init", "packs-operator"]);
    const quiet = givenAnswers();
    expect((await init(home, quiet.prompts, "packs-operator", "--client-id=x")).code).toBe(1);
    expect(quiet.asked).toEqual([]);
    const forced = givenAnswers("https://a.corp.test", undefined, "x", undefined);
    expect((await init(home, forced.prompts, "packs-operator", "--force")).code).toBe(0);
    expect(valuesOf(home, "packs-operator").Authority.ClientId).toBe("x");
  });

  it.each(["--yes", "--stdout", "--check"])("asks nothing with %s", async (flag) => {
    const { asked, prompts } = givenAnswers();
    await init(givenHome(), prompts, "packs-operator", flag);
    expect(asked).toEqual([]);
  });

  it("asks nothing when standard error is not a terminal", async () => {
    const { asked, prompts } = givenAnswers();
    expect((await givenHome().run(profileProgram, ["init", "packs-operator"], { typed: [], io: { prompts } })).code)
      .toBe(0);
    expect(asked).toEqual([]);
  });
});
