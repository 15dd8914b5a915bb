import type { ProfileRule } from "../rule.ts";

export const secretConflict = {
  about: "profile",
  id: "secret-conflict",
  description: "The profile has both ClientSecret and ClientSecretFile.",
  why: "It is not defined which of the two is used, so a rotated secret may never take effect.",
  severity: "error",
  messages: { both: 'both "ClientSecret" and "ClientSecretFile" are set. keep "ClientSecretFile"' },
  check({ document }, report) {
    const inline = document.fields.get("clientSecret");
    if (inline && document.fields.has("clientSecretFile")) report("both", inline.keySpan);
  },
} as const satisfies ProfileRule<"both">;
