import { spawnSync } from "node:child_process";

/** A process to be measured, from its start to its end. */
export interface Subject {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The exit codes that it may have; 0 when left out. */
  readonly codes?: readonly number[];
}

/** How one process compares with another that ran beside it. */
export interface Comparison {
  /** Medians, in milliseconds. */
  readonly subjectMs: number;
  readonly baselineMs: number;
  /** The median of the ratios subject / baseline, one a round. */
  readonly ratio: number;
  /** The middle half of these ratios. */
  readonly spread: readonly [from: number, to: number];
}

/**
 * Runs both in turn, round by round, so that whatever else the machine does falls on both alike. Two rounds before
 * are not counted: they fill the runtimes' caches.
 */
export function compare(subject: Subject, baseline: Subject, rounds: number): Comparison {
  const pairs: { subject: number; baseline: number }[] = [];
  for (let round = -2; round < rounds; round++) {
    const pair = { baseline: timeOf(baseline), subject: timeOf(subject) };
    if (round >= 0) pairs.push(pair);
  }
  const ratios = pairs.map((pair) => pair.subject / pair.baseline);
  return {
    subjectMs: quantile(pairs.map((pair) => pair.subject), 0.5),
    baselineMs: quantile(pairs.map((pair) => pair.baseline), 0.5),
    ratio: quantile(ratios, 0.5),
    spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  };
}

/** A process's whole life, in milliseconds. @throws when it ends as it must not. */
function timeOf({ file, args, env, codes = [0] }: Subject): number {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(file, args, { env, maxBuffer: 2 ** 28 });
  const ms = performance.now() - start;
  if (error || !codes.includes(status ?? -1)) {
    throw new Error(`${[file, ...args].join(" ")} ended with ${status}: ${error?.message ?? stderr}`);
  }
  return ms;
}

/** The most memory that a process had at once, in MiB. Python tells, since Node cannot ask about a child. */
export function peakMemory({ file, args, env }: Subject): number {
  const script = "import resource,subprocess,sys\n" +
    "subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,check=True)\n" +
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";
  const { status, stdout, stderr } = spawnSync("python3", ["-c", script, file, ...args], {
    env: { PATH: process.env["PATH"], ...env },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${[file, ...args].join(" ")} cannot be measured: ${stderr}`);
  return Number(stdout) / 1024;
}

/** The value below which this part of all values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
}
