import type { ProfileRule } from "../rule.ts";

/** A secret that the next commit would take along. */
export const secretInRepository: ProfileRule<"profile" | "file"> = {
  about: "profile",
  id: "secret-in-repository",
  description: "A profile with an inline secret, or a secret file, lies in a git work tree and is not ignored.",
  why: "What is committed once stays in the history, and in every clone of it.",
  severity: "error",
  messages: {
    profile:
      "the profile holds a secret and git does not ignore it. move the secret to a file outside of the work tree",
    file: 'secret file "{{path}}" lies in a git work tree and is not ignored. move it out, or add it to .gitignore',
  },
  check({ document, surroundings }, report) {
    const inline = document.fields.get("clientSecret");
    const file = document.fields.get("clientSecretFile");
    if (inline && surroundings.committable) report("profile", inline.keySpan);
    if (file && surroundings.secretFile?.committable) {
      report("file", file.valueSpan, { data: { path: surroundings.secretFile.path } });
    }
  },
};
