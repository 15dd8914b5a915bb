import type { Io } from "../core/io.ts";
import { sanitizeServerText } from "../core/sanitize.ts";

/** How much of a server's text is looked at, in UTF-16 code units: far more than is shown. */
const maxRead = 4096;

/**
 * Makes a text of an Authority fit for a message. All of them come through here, in this order: a secret that the server
 * echoes is removed from the raw text, since cleaning and cutting would leave parts of it that nothing recognizes; then the
 * text becomes one harmless line, and is cut.
 */
export function cleanServerText(text: string, io: Pick<Io, "removeSecrets">): string {
  return sanitizeServerText(io.removeSecrets(text.slice(0, maxRead)));
}
