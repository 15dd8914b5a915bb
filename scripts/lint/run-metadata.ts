import type { DocumentEntry } from "../profile/document.ts";

const runKey = /^(?:task)?(?:pack)?(?:runid|gateid|planhash|plandigest)$/;

/** Whether an entry holds what changes with every run: a run id, a gate id or a plan hash. */
export function isRunMetadata({ path, field, text }: DocumentEntry): boolean {
  if (field) return false;
  const letters = (path.at(-1) ?? "").toLowerCase().replace(/[^a-z0-9]/g, "");
  return runKey.test(letters) || /^sha256:[0-9a-f]{64}$/i.test(text ?? "");
}
