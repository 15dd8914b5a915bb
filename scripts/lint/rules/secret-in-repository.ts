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
    unclear:
      "there is a secret in a git work tree, and its .gitignore files take too long to say whether git ignores " +
      "it. move the secret out",
  },
  check({ document, disk }, report) {
    const inline = document.fields.get("clientSecret");
    const file = document.fields.get("clientSecretFile");
    if (inline && disk.committable !== false) report(disk.committable ? "profile" : "unclear", inline.keySpan);
    if (!file || !disk.secretFile || disk.secretFile.committable === false) return;
    const { committable, path } = disk.secretFile;
    report(committable ? "file" : "unclear", file.valueSpan, { data: { path } });
  },
} as const satisfies ProfileRule<"profile" | "file" | "unclear">;
