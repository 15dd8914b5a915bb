import { maskDocument } from "../profile/mask.ts";
import type { ProfileDocument } from "../profile/document.ts";
import { createUnifiedDiff } from "../terminal/diff.ts";

/** A profile's text with what it takes to find the secrets in it. */
type Side = Pick<ProfileDocument, "text" | "root" | "problems">;

/** What would change in a profile, as a unified diff. Secrets are masked, also in the lines around a change. */
export async function createProfileDiff(shownPath: string, before: Side, after: Side): Promise<string> {
  return await createUnifiedDiff(
    shownPath,
    { text: before.text, shown: maskDocument(before) },
    { text: after.text, shown: maskDocument(after) },
  );
}
