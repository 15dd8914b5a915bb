import type { ProfileRule } from "../rule.ts";
import { reportSecretProblems } from "../secret-problems.ts";

/** A secret file with the wrong content. */
export const secretFileContent: ProfileRule<"problem" | "other"> = {
  about: "profile",
  id: "secret-file-content",
  description: "The secret file holds something other than one secret.",
  why:
    "A byte order mark, a second line or another kind of credential is sent along as part of the secret, and refused.",
  severity: "error",
  messages: {
    problem: 'secret file "{{path}}": {{problem}}. {{hint}}',
    other: 'secret file "{{path}}" seems to hold {{looksLike}}. store the client secret instead',
  },
  check(context, report) {
    reportSecretProblems(context, ["content"], report);
    const entry = context.document.fields.get("clientSecretFile");
    const { path = "", looksLike } = context.surroundings.secretFile ?? {};
    if (entry && looksLike) report("other", entry.valueSpan, { data: { path, looksLike } });
  },
};
