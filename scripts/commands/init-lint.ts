import type { Io } from "../cli/io.ts";
import { lintInputs } from "../lint/engine.ts";
import type { Finding } from "../lint/finding.ts";
import { parseProfile } from "../profile/parse.ts";
import type { Profile } from "../profile/profile.ts";
import { scaffold } from "../profile/scaffold.ts";
import type { KnownKey } from "../profile/schema.ts";
import { builtInTemplate } from "../profile/templates.ts";

/** Rules about what may be put right after a profile is made: placeholders are filled in, the secret is stored. */
const later = ["placeholder-url", "secret-file-missing", "secret-file-mode", "secret-file-content"];

/** What the linter says of a profile before it is written. */
export function lintNew({ file, text }: Profile, io: Io): Finding[] {
  const wishes = new Map(later.map((rule) => [rule, "off"] as const));
  return lintInputs([{ file, path: file, bytes: new TextEncoder().encode(text) }], io, wishes);
}

/** Why the linter would refuse a value; undefined when it would not. */
export function valueProblem(key: KnownKey, value: string, io: Io): string | undefined {
  const name = "operator";
  const text = scaffold(builtInTemplate(name), name, new Map([[key, value]]));
  const profile = parseProfile({ name, file: "/operator.yaml" }, text);
  const entry = profile.known.get(key);
  return lintNew(profile, io).find(({ severity, span }) =>
    severity === "error" && entry && span.start >= entry.keySpan.start && span.end <= entry.valueSpan.end
  )?.message;
}
