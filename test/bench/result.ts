/** One budget, measured. */
export interface Result {
  /** What was measured: a command line. */
  readonly what: string;
  readonly runtime: string;
  /** What it is compared with. */
  readonly against: string;
  /** The value that the budget speaks of. */
  readonly value: number;
  readonly unit: "x" | "x faster" | "requests" | "MiB more";
  /** The middle half of the values, where there are many. */
  readonly spread?: readonly [from: number, to: number];
  /** Medians, in milliseconds. */
  readonly ms?: { readonly ours: number; readonly theirs: number };
  readonly budget: { readonly atMost: number } | { readonly atLeast: number };
}

/** Whether a result keeps its budget. */
export function isMet({ value, budget }: Result): boolean {
  return "atMost" in budget ? value <= budget.atMost : value >= budget.atLeast;
}
