import fc from "fast-check";
import { expect, it } from "vitest";
import { validateEntries } from "../../scripts/profile/validate.ts";
import { isInShape } from "../../scripts/profile/in-shape.ts";
import { knownKeys } from "../../scripts/profile/fields.ts";
import { parseDocument } from "../../scripts/profile/parse-document.ts";

/** How a key can stand in a file: mostly as it should. */
const states = [...Array(30).fill("text"), "absent", '""', "~", "", "[a]", "7", "{}", "&a b", "' '"] as string[];
const leaves = knownKeys.filter((key) => !knownKeys.some((other) => other.startsWith(`${key}.`)));
const lines = fc.tuple(...leaves.map((key) => fc.constantFrom(...states).map((state) => ({ key, state }))));

const texts = fc.tuple(lines, fc.constantFrom("", "", "", "x", "[]"), fc.constantFrom("", "", "", "y")).map(
  ([all, authority, root]) => {
    const line = (depth: number) =>
      all.filter(({ key, state }) => key.split(".").length === depth && state !== "absent")
        .map(({ key, state }) => `${"  ".repeat(depth - 1)}${key.split(".").at(-1)}: ${state}\n`).join("");
    if (root) return `StellaOps: ${root}\n`;
    return `StellaOps:\n${line(2)}  Authority: ${authority}\n${authority ? "" : line(3)}`;
  },
);

it("the schema complains of a profile just when it is not in shape", async () => {
  const seen = { good: 0, bad: 0 };
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const { known } = parseDocument({ name: "x", file: "/x.yaml" }, text);
      const good = validateEntries(known).length === 0;
      expect(isInShape(known)).toBe(good);
      seen[good ? "good" : "bad"]++;
    }),
    { numRuns: 5000 },
  );
  expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(100);
});
