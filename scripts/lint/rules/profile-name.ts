import { findNameProblem } from "../../profile/resolve-profile.ts";
import type { SourceRule } from "../rule.ts";

/** A file name that is no profile name. */
export const profileName: SourceRule<"name" | "extension"> = {
  about: "source",
  id: "profile-name",
  description: "The file's name cannot be a profile's name, or has an extension with which it is not found by name.",
  why: "A profile is selected by its name. One whose name is not allowed can be used by nobody.",
  severity: "error",
  messages: {
    name: '"{{name}}" cannot be a profile\'s name: {{problem}}. rename the file',
    extension: 'profile "{{name}}" is not found by its name, since the file does not end in ".yaml". rename the file',
  },
  check({ path }, report) {
    const [, directory = "", base = ""] = /([^\\/]*)[\\/]([^\\/]*)$/.exec(path ?? "") ?? [];
    const start = { start: 0, end: 0 };
    const name = base.replace(/\.ya?ml$/i, "");
    const problem = base && findNameProblem(name);
    if (problem) report("name", start, { data: { name, problem } });
    else if (directory === "profiles" && !base.endsWith(".yaml")) {
      report("extension", start, { data: { name }, severity: "warning" });
    }
  },
};
