import { reportSecretProblems } from "../report-secret-problems.ts";
import type { ProfileRule } from "../rule.ts";

export const secretFileMode = {
  about: "profile",
  id: "secret-file-mode",
  description: "Other users can read or change the secret file, or own it.",
  why: "Anyone who can read the file can act as this client.",
  severity: "error",
  messages: { problem: 'secret file "{{path}}": {{problem}}. {{hint}}' },
  check: (context, report) => reportSecretProblems(context, ["mode", "owner"], report),
} as const satisfies ProfileRule<"problem">;
