import { limits } from "../../profile/limits.ts";
import type { FileRule } from "../rule.ts";

export const fileSize = {
  about: "file",
  id: "file-size",
  description: `The file is larger than ${limits.bytes} bytes.`,
  why: "A profile has a few hundred bytes. A file of this size is something else, and not worth the time to read it.",
  severity: "error",
  messages: { large: "the file is larger than {{limit}} bytes. it is not read, and no command will use it" },
  check({ tooLarge }, report) {
    if (tooLarge) report("large", { start: 0, end: 0 }, { data: { limit: limits.bytes } });
  },
} as const satisfies FileRule<"large">;
