import { reportSecretProblems } from "../report-secret-problems.ts";
import type { ProfileRule } from "../rule.ts";

export const secretFileContent = {
  about: "profile",
  id: "secret-file-content",
  description: "The secret file holds something other than one secret.",
  why:
    "A byte order mark, a second line or another kind of credential is sent as part of the secret, and the Authority " +
    "refuses it.",
  severity: "error",
  messages: {
    problem: 'secret file "{{path}}": {{problem}}. {{hint}}',
    other: 'secret file "{{path}}" seems to hold {{looksLike}}. store the client secret instead',
  },
  check(context, report) {
    reportSecretProblems(context, ["content"], report);
    const entry = context.document.fields.get("clientSecretFile");
    const { path = "", looksLike } = context.disk.secretFile ?? {};
    if (entry && looksLike) report("other", entry.valueSpan, { data: { path, looksLike } });
  },
} as const satisfies ProfileRule<"problem" | "other">;
