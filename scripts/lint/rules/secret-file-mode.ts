import { reportSecretProblems } from "../report-secret-problems.ts";
import { clauseTexts } from "../../profile/secret-privacy.ts";
import type { ProfileRule } from "../rule.ts";

export const secretFileMode = {
  about: "profile",
  id: "secret-file-mode",
  description: "Other users can read or change the secret file, or own it.",
  why: "Anyone who can read the file can act as this client.",
  severity: "error",
  messages: {
    problem: 'secret file "{{path}}": {{problem}}. {{hint}}',
    mounted: 'secret file "{{path}}" counts as private: {{reason}}',
  },
  check(context, report) {
    reportSecretProblems(context, ["mode", "owner"], report);
    const { path = "", clause } = context.disk.secretFile ?? {};
    const entry = context.document.fields.get("clientSecretFile");
    if (!entry || clause === undefined || clause === "own") return;
    report("mounted", entry.valueSpan, { data: { path, reason: clauseTexts[clause] }, severity: "info" });
  },
} as const satisfies ProfileRule<"problem" | "mounted">;
