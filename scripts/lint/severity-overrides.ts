import type { Severity } from "./finding.ts";

/** How severe each rule's findings are, by the rule's id, where the user has a wish. */
export type SeverityWishes = ReadonlyMap<string, Severity | "off">;
