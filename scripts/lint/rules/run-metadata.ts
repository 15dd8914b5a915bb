import type { DocumentEntry } from "../../profile/document.ts";
import type { ProfileRule } from "../rule.ts";

export const runMetadata = {
  about: "profile",
  id: "run-metadata",
  description: "The profile contains a run id, a gate id or a plan hash.",
  why:
    "They change with every run, so the profile guide passes them when an approval is requested. A stored one would " +
    "approve a run that nobody has looked at.",
  severity: "error",
  messages: { stored: 'key "{{key}}" belongs to one run, not to a profile. remove it, and pass it when approving' },
  check({ document }, report) {
    for (const entry of document.entries) {
      if (isRunMetadata(entry)) report("stored", entry.keySpan, { data: { key: entry.path.at(-1) ?? "" } });
    }
  },
} as const satisfies ProfileRule<"stored">;

const runKey = /^(?:task)?(?:pack)?(?:runid|gateid|planhash|plandigest)$/;

/** Whether an entry holds what changes with every run. */
export function isRunMetadata({ path, field, text }: DocumentEntry): boolean {
  if (field) return false;
  const letters = (path.at(-1) ?? "").toLowerCase().replace(/[^a-z0-9]/g, "");
  return runKey.test(letters) || /^sha256:[0-9a-f]{64}$/i.test(text ?? "");
}
