import type { Draft } from "./draft.ts";
import { isPlaceholderHost } from "../profile/url.ts";
import type { ReadIo } from "../profile/read-profile.ts";
import { readSecretFile, type SecretFileIo } from "../profile/secret-file.ts";
import { toProfile } from "../profile/profile.ts";
import { choices } from "./values.ts";

/** What became of a draft, as one line. */
export function describeOutcome({ document: { file, text }, before }: Draft): string {
  if (before === undefined) return `created ${file}`;
  return before === text ? `unchanged ${file}` : `replaced ${file}, and kept the old one as ${file}.bak`;
}

/** What is still to be done before a new profile can be used, a line each. */
export function listNextSteps({ document }: Draft, io: ReadIo & SecretFileIo): string[] {
  const { name } = document;
  const { secret } = toProfile(document, io);
  const placeholders = choices.filter(({ key }) => isPlaceholderUrl(document.known.get(key)?.text ?? ""));
  const steps: string[] = [];
  if (placeholders.length > 0) {
    const labels = placeholders.map(({ label }) => label).join(", ");
    const flags = placeholders.map(({ option }) => `--${option}`).join(", ");
    steps.push(`still a placeholder: ${labels}. put the real one into the file, or into ${flags} of init`);
  }
  const [problem] = secret.kind === "file" ? readSecretFile(secret.path, io).problems : [];
  if (problem?.kind === "missing") steps.push(`the secret is not there yet: run stella-profile secret set ${name}`);
  else if (problem) steps.push(`the secret cannot be used: ${problem.message}. ${problem.hint}`);
  return [...steps, `check everything: run stella-profile doctor ${name}`];
}

const isPlaceholderUrl = (value: string): boolean => URL.canParse(value) && isPlaceholderHost(new URL(value).hostname);
