import { describe, it } from "vitest";
import { expectRoundTrip } from "./round-trip.ts";
import { describeShell, type Shell } from "./shells.ts";
import { sequences, trickyCharacters } from "./tricky-values.ts";

const values = [1, 2, 3].flatMap((length) => sequences(trickyCharacters, length));

/**
 * Every sequence of up to three tricky characters, in each form in which a shell takes its words apart or reads them
 * whole. Sourced text is text in quotes to a shell, so that the fast tests are enough for it.
 */
export function describeRoundTripMatrix(shells: readonly Shell[]): void {
  describe(`each of ${values.length} sequences of up to three tricky characters comes back byte for byte`, () => {
    for (const shell of shells) {
      describeShell(shell, () => {
        const forms = Object.keys(shell.forms).filter((form) => form !== "sourced" || shell.format !== "sh");
        it.each(forms)("%s", { timeout: 300_000 }, (form) => expectRoundTrip(shell, form, values));
      });
    }
  });
}
