import { nameRivals } from "../conflicts.ts";
import type { ProfileRule } from "../rule.ts";

/** Tokens of different Authorities in one directory. */
export const mixedTrustCache: ProfileRule<"mixed"> = {
  about: "profile",
  id: "mixed-trust-cache",
  description: "Profiles of different Authorities keep their tokens in one directory.",
  why:
    "Whoever may use the tokens of a test system then also has those of production, and clearing one cache clears both.",
  severity: "warning",
  messages: {
    mixed:
      "the token cache is also used by {{others}}, of another Authority. give each Authority a directory of its own",
  },
  check(context, report) {
    const entry = context.document.fields.get("tokenCacheDirectory");
    const rivals = context.rivals("tokenCache");
    if (entry && rivals.length > 0) report("mixed", entry.valueSpan, { data: { others: nameRivals(rivals) } });
  },
};
