/** What one step of a pattern takes: a byte, or one of these. A set has its ranges in the pattern. */
const Step = { any: -1, star: -2, globstar: -3, skip: -4, set: -5 } as const;

/** A compiled pattern. Paths are compared by bytes, as git does. */
export interface Glob {
  readonly steps: readonly number[];
  /** The sets by the index of their step. */
  readonly sets: ReadonlyMap<number, ByteSet>;
}

/** The bytes that `[…]` takes. */
interface ByteSet {
  readonly negated: boolean;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

/** Counts the work that is left, so that a hostile pattern cannot take more. */
export interface Budget {
  left: number;
}

const code = (character: string): number => character.charCodeAt(0);
const slash = code("/");
const backslash = code("\\");
const star = code("*");
const question = code("?");
const open = code("[");
const close = code("]");
const dash = code("-");

/**
 * Compiles a pattern of git's kind (gitignore(5); `wildmatch.c`): `*`, `?`, `[…]`, `**` between slashes, and backslashes
 * that escape. Undefined for one that matches nothing, such as an open bracket.
 */
export function compileGlob(pattern: Uint8Array): Glob | undefined {
  const steps: number[] = [];
  const sets = new Map<number, ByteSet>();
  // Git compares what precedes the first special character on its own, so that `**` after it is at the start.
  const first = pattern.findIndex((byte) => byte === star || byte === question || byte === open || byte === backslash);
  for (let at = 0; at < pattern.length; at++) {
    const byte = pattern[at] as number;
    if (byte === backslash) {
      if (++at === pattern.length) return undefined;
      steps.push(pattern[at] as number);
    } else if (byte === question) steps.push(Step.any);
    else if (byte === star) {
      const start = at;
      while (pattern[at + 1] === star) at++;
      const between = at > start && (start === first || pattern[start - 1] === slash);
      if (between && pattern[at + 1] === slash) steps.push(Step.skip, Step.globstar);
      else steps.push(between && at + 1 === pattern.length ? Step.globstar : Step.star);
    } else if (byte === open) {
      const set = readSet(pattern, at + 1);
      if (!set) return undefined;
      sets.set(steps.length, set);
      steps.push(Step.set);
      at = set.end;
    } else steps.push(byte);
  }
  return { steps, sets };
}

/** The bytes of a POSIX class within a set, such as `[[:digit:]]`. */
const classes: ReadonlyMap<string, ByteSet["ranges"]> = new Map(
  Object.entries({
    alnum: "09AZaz",
    alpha: "AZaz",
    blank: "\t\t  ",
    cntrl: "\0\x1f\x7f\x7f",
    digit: "09",
    graph: "!~",
    lower: "az",
    print: " ~",
    punct: "!/:@[`{~",
    space: "\t\r  ",
    upper: "AZ",
    xdigit: "09AFaf",
  }).map(([name, ends]) => [name, Array.from(ends.match(/[^]{2}/g) ?? [], ([a = "", b = ""]) => [code(a), code(b)])]),
);

/** Reads a set from after its bracket. Undefined when it does not end, or names an unknown class. */
function readSet(pattern: Uint8Array, start: number): (ByteSet & { readonly end: number }) | undefined {
  const negated = pattern[start] === code("!") || pattern[start] === code("^");
  const ranges: (readonly [number, number])[] = [];
  let at = negated ? start + 1 : start;
  let previous: number | undefined;
  do {
    let byte = pattern[at];
    if (byte === undefined) return undefined;
    const next = pattern[at + 1];
    if (byte === dash && previous !== undefined && next !== undefined && next !== close) {
      at += next === backslash ? 2 : 1;
      byte = pattern[at];
      if (byte === undefined) return undefined;
      ranges.push([previous, byte]);
      previous = undefined;
    } else if (byte === open && next === code(":")) {
      const end = pattern.indexOf(close, at + 2);
      if (end < 0) return undefined;
      if (end > at + 2 && pattern[end - 1] === code(":")) {
        const members = classes.get(String.fromCharCode(...pattern.subarray(at + 2, Math.min(end - 1, at + 9))));
        if (!members) return undefined;
        ranges.push(...members);
        previous = undefined;
        at = end;
      } else ranges.push([previous = byte, byte]);
    } else {
      if (byte === backslash) byte = pattern[++at];
      if (byte === undefined) return undefined;
      ranges.push([previous = byte, byte]);
    }
  } while (pattern[++at] !== close);
  return { negated, ranges, end: at };
}

/**
 * Whether a pattern takes a whole path. All the places in the pattern that fit so far are followed at once, so that the
 * time is at most the product of the two lengths. False, too, when the budget is used up.
 */
export function matchGlob(glob: Glob, path: Uint8Array, budget: Budget): boolean {
  const { steps } = glob;
  let places = new Set<number>();
  enter(steps, 0, places);
  for (const byte of path) {
    budget.left -= places.size;
    if (places.size === 0 || budget.left < 0) return false;
    const next = new Set<number>();
    for (const place of places) {
      const step = steps[place];
      const stays = step === Step.globstar || (step === Step.star && byte !== slash);
      if (stays) enter(steps, place, next);
      else if (takes(glob, place, byte)) enter(steps, place + 1, next);
    }
    places = next;
  }
  return places.has(steps.length);
}

/** Adds a place, and those that can be reached from it without a byte. */
function enter(steps: readonly number[], start: number, places: Set<number>): void {
  for (let place = start; !places.has(place);) {
    places.add(place);
    const step = steps[place];
    if (step === Step.skip) {
      // Either some directories and the slash after them, or nothing.
      places.add(place + 1).add(place + 2);
      place += 3;
    } else if (step === Step.star || step === Step.globstar) place++;
  }
}

function takes({ steps, sets }: Glob, place: number, byte: number): boolean {
  const step = steps[place];
  if (step === byte) return true;
  if (byte === slash) return false;
  if (step === Step.any) return true;
  const set = step === Step.set ? sets.get(place) : undefined;
  return set !== undefined && set.ranges.some(([first, last]) => first <= byte && byte <= last) !== set.negated;
}
