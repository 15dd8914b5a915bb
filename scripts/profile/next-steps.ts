import type { Draft } from "./draft.ts";
import { isPlaceholderHost } from "./placeholder-host.ts";
import type { ReadIo } from "./read.ts";
import { settingsOf } from "./settings.ts";
import { choices } from "./values.ts";

/** What became of a draft, as one line. */
export function outcomeOf({ profile: { file, text }, before }: Draft): string {
  if (before === undefined) return `created ${file}`;
  return before === text ? `unchanged ${file}` : `replaced ${file}, and kept the old one as ${file}.bak`;
}

/** What is still to be done before a new profile can be used, a line each. */
export function nextSteps({ profile }: Draft, io: ReadIo): string[] {
  const { name } = profile;
  const { secret } = settingsOf(profile, io);
  const placeholders = choices.filter(({ key }) => isPlaceholderUrl(profile.known.get(key)?.text ?? ""));
  const steps: string[] = [];
  if (placeholders.length > 0) {
    const labels = placeholders.map(({ label }) => label).join(", ");
    const flags = placeholders.map(({ option }) => `--${option}`).join(", ");
    steps.push(`still a placeholder: ${labels}. put the real one into the file, or into ${flags} of init`);
  }
  if (secret.kind === "file" && !io.files.target(secret.path)) {
    steps.push(`the secret is not there yet: run stella-profile secret set ${name}`);
  }
  return [...steps, `check everything: run stella-profile doctor ${name}`];
}

const isPlaceholderUrl = (value: string): boolean => URL.canParse(value) && isPlaceholderHost(new URL(value).hostname);
