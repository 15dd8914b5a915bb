import { describe, expect, it } from "vitest";
import { writeFailure, writeVariables } from "../../scripts/shell/format.ts";
import { powershell } from "../../scripts/shell/formats/powershell.ts";
import { managedNames } from "../../scripts/shell/variables.ts";
import { runBundle, runtimes } from "../support/bundles.ts";
import { givenHome } from "../support/given-home.ts";
import { pieces, sequences, trickyValues, trickyWindowsCharacters } from "../support/tricky-values.ts";
import { givenDotnetProgram } from "./dotnet-program.ts";

/** What to evaluate, as `stella-env … | Invoke-Expression` does: line by line. */
interface Request {
  readonly before: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
}

/** What that did. */
interface Answer {
  readonly environment: Readonly<Record<string, string>>;
  /** Values and errors that it wrote. */
  readonly printed: readonly string[];
  /** The message of what was thrown, which ends the evaluation. */
  readonly thrown: string | null;
}

const engine = givenDotnetProgram<Request, Answer>("powershell");

async function evaluate(statements: string, before: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const [answer] = await engine.ask([{ before, lines: statements.split("\n").filter(Boolean) }]);
  if (!answer) throw new Error("no answer");
  return answer;
}

const quiet = { printed: [], thrown: null };
const stale = Object.fromEntries(managedNames.map((name) => [name, "stale"]));

describe("PowerShell itself returns unchanged", () => {
  const values = [1, 2, 3].flatMap((length) => sequences(trickyWindowsCharacters, length));

  it(`each of ${values.length} sequences of up to three tricky characters`, { timeout: 300_000 }, async () => {
    for (const piece of pieces(values, 2000)) {
      const variables = piece.map((value, index) => ({ name: `V${index}`, value }));
      const { environment, ...said } = await evaluate(writeVariables(powershell, [], variables));
      expect(said).toEqual(quiet);
      expect(variables.filter(({ name, value }) => environment[name] !== value)).toEqual([]);
    }
  });

  it("each value that YAML, .NET or a shell may misread", async () => {
    const variables = trickyValues.filter(Boolean).map((value, index) => ({ name: `V${index}`, value }));
    const { environment, ...said } = await evaluate(writeVariables(powershell, [], variables));
    expect(said).toEqual(quiet);
    expect(environment).toMatchObject(Object.fromEntries(variables.map(({ name, value }) => [name, value])));
  });

  it("what was there before, when nothing is evaluated: the test sees what PowerShell does", async () => {
    expect((await evaluate("$env:A = 'b", { A: "a" })).printed).toEqual([expect.stringMatching(/terminator/)]);
    expect((await evaluate("", { A: "a" })).environment).toMatchObject({ A: "a" });
  });
});

describe("PowerShell itself, when what is loaded cannot be,", () => {
  it.each([1, 2, 3, 4, 5, 10] as const)("throws for exit code %i after clearing", async (code) => {
    const { environment, printed, thrown } = await evaluate(writeFailure(powershell, managedNames, code), {
      ...stale,
      OTHER: "kept",
    });
    expect([printed, thrown]).toEqual([[], `stella-env failed with exit code ${code}`]);
    expect(Object.keys(environment).filter((name) => name !== "PSModulePath")).toEqual(["OTHER"]);
  });
});

describe.each(runtimes)("stella-env --format powershell on %s, in PowerShell itself", (runtime) => {
  const clientId = "a'b\u2019c\"d$e`f;g|h&i(j){k}#l\u{1f511}m%n!o\\p q";
  const user = () => givenHome({ profiles: { hostile: { clientId } } });
  const print = (home: string, args: readonly string[]) =>
    runBundle("stella-env", runtime, [...args, "--format", "powershell"], { env: { HOME: home } });

  it("loads a profile with a hostile value", async () => {
    const { home } = user();
    const { code, out, err } = await print(home, ["hostile"]);
    expect([code, err]).toEqual([0, ""]);
    const { environment, ...said } = await evaluate(out, stale);
    expect(said).toEqual(quiet);
    expect(environment).toMatchObject({ StellaOps__Authority__ClientId: clientId, STELLA_PROFILE: "hostile" });
    expect(Object.values(environment)).not.toContain("stale");
  });

  it("unloads it", async () => {
    const { code, out } = await print(user().home, ["--unset"]);
    const { environment, ...said } = await evaluate(out, { ...stale, OTHER: "kept" });
    expect([code, said]).toEqual([0, quiet]);
    expect(Object.keys(environment).filter((name) => name !== "PSModulePath")).toEqual(["OTHER"]);
  });

  it("fails for a profile that is not there, and leaves nothing of another one", async () => {
    const { code, out } = await print(user().home, ["missing"]);
    const { environment, thrown } = await evaluate(out, stale);
    expect([code, thrown]).toEqual([4, "stella-env failed with exit code 4"]);
    expect(Object.values(environment)).not.toContain("stale");
  });
});
