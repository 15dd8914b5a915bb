/** One measurement. */
export interface Result {
  /** What was measured: a command line. */
  readonly what: string;
  readonly runtime: string;
  /** What it is compared with. */
  readonly against: string;
  /** What a budget limits. */
  readonly value: number;
  readonly unit: "x" | "x faster" | "requests" | "MiB more";
  /** The middle half of the values, where there are many. */
  readonly spread?: readonly [from: number, to: number];
  /** Medians, in milliseconds. */
  readonly ms?: { readonly ours: number; readonly theirs: number };
  /** Absent where the value is for information. */
  readonly budget?: { readonly atMost: number } | { readonly atLeast: number };
}

/** Whether a result keeps its budget. */
export function isMet({ value, budget }: Result): boolean {
  if (!budget) return true;
  return "atMost" in budget ? value <= budget.atMost : value >= budget.atLeast;
}
