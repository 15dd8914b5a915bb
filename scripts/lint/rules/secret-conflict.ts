import type { ProfileRule } from "../rule.ts";

/** Two sources for one secret. */
export const secretConflict: ProfileRule<"both"> = {
  about: "profile",
  id: "secret-conflict",
  description: "The profile has both ClientSecret and ClientSecretFile.",
  why: "Which of the two is used is not defined, so that a rotated secret may never take effect.",
  severity: "error",
  messages: { both: 'both "ClientSecret" and "ClientSecretFile" are given. keep "ClientSecretFile"' },
  check({ document }, report) {
    const inline = document.fields.get("clientSecret");
    if (inline && document.fields.has("clientSecretFile")) report("both", inline.keySpan);
  },
};
