import { describe, expect, it } from "vitest";
import { expectRoundTrip } from "../support/round-trip.ts";
import { describeShell, evaluated, posixShells, shells, trappedDirectory } from "../support/shells.ts";
import { sequences, trickyCharacters } from "../support/tricky-values.ts";

/** Tricky characters alone, at either end, in the middle and doubled; and values as profiles have them. */
const values = [
  "",
  "😀]a,b",
  "packs-operator",
  "https://task-runner.example.com:8443/a?b=c&d=%20#e",
  "packs.read packs.run",
  "C:\\Users\\Ada Lovelace\\.stellaops\\tokens",
  "$(touch SPRUNG)`touch SPRUNG`;touch SPRUNG",
  "x".repeat(3000),
  ...trickyCharacters.flatMap((char) => [char, `a${char}`, `${char}a`, `a${char}b`, `${char}${char}`, `a ${char} b`]),
  ...sequences([..." \n\\'*"], 3),
];

describe("every value survives evaluation byte for byte", () => {
  for (const shell of shells) {
    describeShell(shell, () => {
      it.each(Object.keys(shell.forms))("%s", (form) => expectRoundTrip(shell, form, values));
    });
  }
});

describe("the trap catches an encoder that only quotes", () => {
  const statements = "export V0='a*b';\n";
  for (const shell of posixShells.filter(({ name }) => name !== "zsh")) {
    describeShell(shell, () => {
      it("unquoted", async () => {
        const trap = trappedDirectory(["V0"]);
        await evaluated(shell, "unquoted", statements, { cwd: trap.path }).catch(() => {});
        expect(trap.sprung()).toBe(true);
      });
    });
  }
});
