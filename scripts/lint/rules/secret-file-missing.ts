import { reportSecretProblems } from "../report-secret-problems.ts";
import type { ProfileRule } from "../rule.ts";

export const secretFileMissing = {
  about: "profile",
  id: "secret-file-missing",
  description: "The secret file does not exist, or cannot be read.",
  why: "Without the secret, no token can be requested.",
  severity: "warning",
  messages: { problem: 'secret file "{{path}}": {{problem}}. {{hint}}' },
  check: (context, report) => reportSecretProblems(context, ["missing", "unreadable"], report),
} as const satisfies ProfileRule<"problem">;
