import type { Io } from "../core/io.ts";
import { toProfile } from "../profile/profile.ts";
import { readSecretFile } from "../profile/secret-file.ts";
import { suggestRemedy } from "../profile/secret-problem.ts";
import { isPlaceholderUrl } from "../profile/url.ts";
import type { Draft } from "./draft.ts";
import { settableFields } from "./values.ts";

/** One line on what has become of a draft. */
export function describeOutcome({ document: { file, text }, before }: Draft): string {
  if (before === undefined) return `created ${file}`;
  return before === text ? `unchanged ${file}` : `replaced ${file}, and kept the old one as ${file}.bak`;
}

/** What remains to be done before a new profile can be used, a line each. */
export function listNextSteps({ document }: Draft, io: Io): string[] {
  const { name, secret, values } = toProfile(document, io);
  const placeholders = settableFields.filter((field) => isPlaceholderUrl(values.get(field.name) ?? ""));
  const steps: string[] = [];
  if (placeholders.length > 0) {
    const labels = placeholders.map(({ label }) => label).join(", ");
    const flags = placeholders.map(({ option }) => `--${option.name}`).join(", ");
    steps.push(`still a placeholder: ${labels}. put the real value into the file, or pass ${flags} to init`);
  }
  const [problem] = secret.kind === "file" ? readSecretFile(secret.path, io).problems : [];
  if (problem?.kind === "missing") steps.push(`the secret is not there yet: run stella-profile secret set ${name}`);
  else if (problem) steps.push(`the secret cannot be used: ${problem.message}. ${suggestRemedy(problem, name)}`);
  return [...steps, `check everything: run stella-profile doctor ${name}`];
}
