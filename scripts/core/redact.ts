/** Shown in place of a concealed value. */
const mask = "***";

/** Values that must never be seen, and the text without them. */
export interface Concealer {
  conceal(secret: string): void;
  clean(text: string): string;
}

/**
 * The one sink through which everything for people goes: a secret that slipped into a message is masked here, whoever
 * wrote it. Values shorter than four characters are left alone, since masking them would blot out ordinary text.
 */
export function createConcealer(): Concealer {
  const secrets = new Set<string>();
  return {
    conceal(secret) {
      if (secret.length >= 4) secrets.add(secret);
    },
    clean(text) {
      for (const secret of secrets) text = text.replaceAll(secret, mask);
      return text;
    },
  };
}
