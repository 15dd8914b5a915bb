import type { ProfileRule } from "../rule.ts";

export const secretInRepository = {
  about: "profile",
  id: "secret-in-repository",
  description: "A profile with an inline secret, or a secret file, is in a git work tree and not ignored.",
  why: "What is committed once stays in the history, and in every clone.",
  severity: "error",
  messages: {
    profile: "the profile holds a secret and git does not ignore it. move the secret to a file outside the work tree",
    file: 'secret file "{{path}}" is in a git work tree and not ignored. move it out, or add it to .gitignore',
  },
  check({ document, disk }, report) {
    const inline = document.fields.get("clientSecret");
    const file = document.fields.get("clientSecretFile");
    if (inline && disk.committable) report("profile", inline.keySpan);
    if (file && disk.secretFile?.committable) report("file", file.valueSpan, { data: { path: disk.secretFile.path } });
  },
} as const satisfies ProfileRule<"profile" | "file">;
