import type { CommandName } from "../support/bundles.ts";
import { compare, peakMemory, quantile } from "./measure.ts";
import type { Result } from "./result.ts";
import { type BenchRuntime, bundleSubject, emptySubject } from "./runtimes.ts";
import type { World } from "./world.ts";

const rounds = 40;

/** Short runs, each with how many times as long as an empty module it may take. */
const budgets: readonly {
  readonly command: CommandName;
  readonly args: readonly string[];
  readonly note?: string;
  readonly node: number;
  readonly deno: number;
}[] = [
  { command: "stella-env", args: ["packs-operator"], node: 1.4, deno: 1.35 },
  { command: "stella-token", args: ["get", "packs-operator"], note: "warm cache", node: 1.6, deno: 1.6 },
  { command: "stella-lint", args: ["packs-operator"], node: 1.8, deno: 1.8 },
];

/** How long short runs take, against the runtime's own empty module. */
export function measureStartUp(runtime: BenchRuntime, world: World): Result[] {
  const empty = emptySubject(runtime, world.home);
  return budgets.map(({ command, args, note, ...limits }) => {
    const subject = { ...bundleSubject(runtime, command, args, world.env), codes: [0, 1] };
    const { ratio, spread, subjectMs, baselineMs } = compare(subject, empty, rounds);
    return {
      what: [command, ...args].join(" ") + (note ? ` (${note})` : ""),
      runtime: runtime.name,
      against: "empty module",
      value: ratio,
      unit: "x",
      spread,
      ms: { ours: subjectMs, theirs: baselineMs },
      ...(runtime.kind !== "bun" && { budget: { atMost: limits[runtime.kind] } }),
    };
  });
}

/** The most memory that `stella-env` has at once, beyond that of an empty module. */
export function measureMemory(runtime: BenchRuntime, world: World): Result {
  const subject = bundleSubject(runtime, "stella-env", ["packs-operator"], world.env);
  const empty = emptySubject(runtime, world.home);
  const differences = Array.from({ length: 7 }, () => peakMemory(subject) - peakMemory(empty));
  return {
    what: "stella-env packs-operator, peak memory",
    runtime: runtime.name,
    against: "empty module",
    value: quantile(differences, 0.5),
    unit: "MiB more",
    spread: [quantile(differences, 0.25), quantile(differences, 0.75)],
    budget: { atMost: 15 },
  };
}
