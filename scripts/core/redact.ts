/** Shown in place of a concealed value. */
const mask = "***";

/** Values that must never be seen, and the text without them. */
export interface Redactor {
  add(secret: string): void;
  redact(text: string): string;
}

/**
 * The one sink through which everything for people goes: a secret that slipped into a message is masked here, whoever
 * wrote it. Values shorter than four characters are left alone, since masking them would blot out ordinary text.
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
