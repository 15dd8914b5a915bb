import fc from "fast-check";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "vitest";
import { root } from "./bundles.ts";
import { hostileTexts } from "./hostile-yaml.ts";
import { yamlish } from "./yamlish.ts";

/** How long each target is fuzzed, in seconds: `FUZZ_SECONDS`. */
const seconds = Number(process.env["FUZZ_SECONDS"] ?? 85);
/** The same inputs in every run, unless `FUZZ_SEED` is set. */
const seed = Number(process.env["FUZZ_SEED"] ?? 14);

/** What one input may cost. Ten times what is wanted, since spawned shells and runtimes share the machine. */
const [maxMs, maxMegabytes] = [5000, 600];

/** What one target cost. */
interface FuzzReport {
  readonly target: string;
  readonly inputs: number;
  readonly worstMs: number;
  /** The largest growth of the process's memory during one input. */
  readonly worstMegabytes: number;
}

/** Defines a test that checks as many inputs as the time allows, each within its budget, and reports the totals. */
export function fuzz<Input>(
  target: string,
  inputs: fc.Arbitrary<Input>,
  check: (input: Input) => void | Promise<void>,
): void {
  it(`${target}, for ${seconds} s`, async () => {
    const report = { target, inputs: 0, worstMs: 0, worstMegabytes: 0 };
    const property = fc.asyncProperty(inputs, async (input) => {
      const before = process.memoryUsage.rss();
      const started = performance.now();
      await check(input);
      const milliseconds = Math.round(performance.now() - started);
      const megabytes = Math.round((process.memoryUsage.rss() - before) / 1024 ** 2);
      report.inputs++;
      report.worstMs = Math.max(report.worstMs, milliseconds);
      report.worstMegabytes = Math.max(report.worstMegabytes, megabytes);
      if (milliseconds > maxMs) throw new Error(`took ${milliseconds} ms`);
      if (megabytes > maxMegabytes) throw new Error(`took ${megabytes} MB`);
    });
    try {
      await fc.assert(property, {
        seed,
        numRuns: Number.MAX_SAFE_INTEGER,
        interruptAfterTimeLimit: seconds * 1000,
        // Ends the runs, without being a failure.
        markInterruptAsFailure: false,
      });
    } finally {
      writeReport(report);
    }
  }, seconds * 1000 + 120_000);
}

/** Adds to the totals in `.reports/fuzz/`, one file for each target. */
function writeReport(report: FuzzReport): void {
  const directory = join(root, ".reports/fuzz");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${report.target.replaceAll(" ", "-")}.json`), `${JSON.stringify(report)}\n`);
}

const readAll = (directory: string): string[] =>
  readdirSync(directory).filter((name) => /\.(?:yaml|json)$/.test(name))
    .map((name) => readFileSync(join(directory, name), "utf8").slice(0, 20_000));

/** Texts that once were a problem, and those that the linter has something to say of. */
const corpus: readonly string[] = [
  ...readAll(join(root, "test/fuzz/corpus")),
  ...readAll(join(root, "test/fixtures/profiles/ok")),
  ...readAll(join(root, "test/fixtures/profiles/err")),
];

/** A change of a text: a part of it is dropped, repeated, or replaced. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  by: fc.oneof(fc.constantFrom("", "repeat"), yamlish, fc.string({ unit: "binary", maxLength: 3 })),
});

function applyChange(text: string, { at, length, by }: { at: number; length: number; by: string }): string {
  const start = Math.floor(at * text.length);
  const part = text.slice(start, start + length);
  return text.slice(0, start) + (by === "repeat" ? part.repeat(3) : by) + text.slice(start + length);
}

/** Texts from the corpus, changed in a few places. */
export function mutate(texts: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...texts), fc.array(change, { maxLength: 6 }))
    .map(([text, changes]) => changes.reduce(applyChange, text));
}

/** Texts that are profiles, nearly profiles, nearly YAML, or made to be slow. */
export const profileTexts: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: mutate(corpus) },
  { weight: 3, arbitrary: yamlish },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constantFrom(...Object.values(hostileTexts)),
      fc.nat(20_000),
      fc.array(change, { maxLength: 3 }),
    )
      .map(([create, size, changes]) => changes.reduce(applyChange, create(size))),
  },
);
