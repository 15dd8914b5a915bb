import { findNameProblem } from "../../profile/resolve-profile.ts";
import type { FileRule } from "../rule.ts";

export const profileName = {
  about: "file",
  id: "profile-name",
  description: "The file name is not a valid profile name, or its extension hides the profile from commands.",
  why: "Commands select a profile by name. They cannot select one whose name is not allowed.",
  severity: "error",
  messages: {
    name: '"{{name}}" is not a valid profile name: {{problem}}. rename the file',
    extension: 'profile "{{name}}" cannot be found by name because the file does not end in ".yaml". rename the file',
  },
  check({ path }, report) {
    const [directory = "", base = ""] = (path ?? "").split(/[\\/]/).slice(-2);
    const start = { start: 0, end: 0 };
    const name = base.replace(/\.ya?ml$/i, "");
    const problem = base && findNameProblem(name);
    if (problem) report("name", start, { data: { name, problem } });
    else if (directory === "profiles" && !base.endsWith(".yaml")) {
      report("extension", start, { data: { name }, severity: "warning" });
    }
  },
} as const satisfies FileRule<"name" | "extension">;
