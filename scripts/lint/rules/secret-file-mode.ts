import type { ProfileRule } from "../rule.ts";
import { reportSecretProblems } from "../secret-problems.ts";

/** A secret file that others can reach. */
export const secretFileMode: ProfileRule<"problem"> = {
  about: "profile",
  id: "secret-file-mode",
  description: "Other users may read or change the secret file, or it is theirs.",
  why: "Whoever can read the file can act as this client.",
  severity: "error",
  messages: { problem: 'secret file "{{path}}": {{problem}}. {{hint}}' },
  check: (context, report) => reportSecretProblems(context, ["mode", "owner"], report),
};
