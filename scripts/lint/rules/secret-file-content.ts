import type { ProfileRule } from "../rule.ts";
import { reportSecretProblems } from "../secret-problems.ts";

/** A secret file with the wrong content. */
export const secretFileContent: ProfileRule<"problem"> = {
  about: "profile",
  id: "secret-file-content",
  description: "The secret file holds something other than one secret.",
  why:
    "A byte order mark, a second line or another kind of credential is sent along as part of the secret, and refused.",
  severity: "error",
  messages: { problem: 'secret file "{{path}}": {{problem}}. {{hint}}' },
  check: (context, report) => reportSecretProblems(context, ["content"], report),
};
