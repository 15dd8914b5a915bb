import { UsageError } from "../core/errors.ts";

/** Whether a URL stays on this machine, where no one can listen in (RFC 8252 §8.3). */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname) || /^(?:.+\.)?localhost$/.test(hostname);
}

/**
 * A URL that a secret may be sent to: https, or http on this machine. The text is not quoted, as it may hold a password.
 * @throws {UsageError} for any other.
 */
export function safeUrl(text: string, what: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw new UsageError(`${what} is not a URL`, { hint: "write it as https://HOST" });
  if (url.username || url.password) throw new UsageError(`${what} has a user name or a password in it`);
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url))) return url;
  throw new UsageError(
    `${what} (${url.protocol}//${url.host}) is not https: secrets would cross the network in the clear`,
    {
      hint: "use https. http is for this machine only",
    },
  );
}
