/** Shown in place of a secret. */
const mask = "***";

/** Collects secrets and removes them from text. */
export interface Redactor {
  add(secret: string): void;
  redact(text: string): string;
}

/**
 * Creates a redactor. All of standard error goes through one, so that a secret that slipped into a message is masked.
 * Values shorter than four characters are ignored: masking them would garble ordinary text.
 */
export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  return {
    add(secret) {
      if (secret.length >= 4) secrets.add(secret);
    },
    redact(text) {
      for (const secret of secrets) text = text.replaceAll(secret, mask);
      return text;
    },
  };
}
