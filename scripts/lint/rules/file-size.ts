import { maxProfileBytes } from "../../profile/read-profile.ts";
import type { SourceRule } from "../rule.ts";

/** A file too large to be a profile. */
export const fileSize: SourceRule<"large"> = {
  about: "source",
  id: "file-size",
  description: `The file is larger than ${maxProfileBytes} bytes.`,
  why:
    "A profile has a few hundred bytes. A file of this size is something else, and reading all of it would only cost time.",
  severity: "error",
  messages: { large: "the file is larger than {{limit}} bytes. it is not read further, and no command will use it" },
  check({ tooLarge }, report) {
    if (tooLarge) report("large", { start: 0, end: 0 }, { data: { limit: maxProfileBytes } });
  },
};
