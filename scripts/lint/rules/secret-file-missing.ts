import type { ProfileRule } from "../rule.ts";
import { reportSecretProblems } from "../secret-problems.ts";

/** A secret file that is not there. */
export const secretFileMissing: ProfileRule<"problem"> = {
  about: "profile",
  id: "secret-file-missing",
  description: "The secret file does not exist, or cannot be read.",
  why: "Without the secret no token can be fetched.",
  severity: "warning",
  messages: { problem: 'secret file "{{path}}": {{problem}}. {{hint}}' },
  check: (context, report) => reportSecretProblems(context, ["missing", "unreadable"], report),
};
