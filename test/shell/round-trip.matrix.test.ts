import { describe, it } from "vitest";
import { expectRoundTrip } from "../support/round-trip.ts";
import { describeShell, shells } from "../support/shells.ts";
import { sequences, trickyCharacters } from "../support/tricky.ts";

const values = [1, 2, 3].flatMap((length) => sequences(trickyCharacters, length));

describe(`each of ${values.length} sequences of up to three tricky characters comes back byte for byte`, () => {
  for (const shell of shells) {
    describeShell(shell, () => {
      it.each(Object.keys(shell.forms))("%s", { timeout: 300_000 }, (form) => expectRoundTrip(shell, form, values));
    });
  }
});
