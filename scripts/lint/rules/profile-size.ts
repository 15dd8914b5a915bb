import { limits } from "../../profile/limits.ts";
import type { ProfileRule } from "../rule.ts";

export const profileSize = {
  about: "profile",
  id: "profile-size",
  description:
    `The profile has more than ${limits.keys} keys or ${limits.scopes} scopes, a path of more than ${limits.path} ` +
    `characters, or another value of more than ${limits.value}.`,
  why: "A profile needs far less. What is this large is a mistake or an attack, and no command uses it.",
  severity: "error",
  messages: { large: "{{problem}}. no command uses such a profile. remove what does not belong here" },
  runsOnInvalidYaml: true,
  check({ fatalProblem }, report) {
    // Another rule reports deep nesting.
    if (fatalProblem?.kind !== "limit" || fatalProblem.code === "TOO_DEEP") return;
    report("large", fatalProblem.span, { data: { problem: fatalProblem.message } });
  },
} as const satisfies ProfileRule<"large">;
