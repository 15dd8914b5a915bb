import { UsageError } from "../core/errors.ts";
import { isLoopback } from "../core/loopback.ts";
import type { Span } from "./yaml/nodes.ts";

/**
 * Parses an http or https URL as strictly as .NET does: the WHATWG parser forgives spaces, backslashes and missing
 * slashes. Undefined for anything else.
 */
export function parseHttpUrl(text: string): URL | undefined {
  if (!/^https?:\/\/[^\s\\/]/i.test(text) || /[\s\\]/.test(text)) return undefined;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Whether secrets can be sent to a URL: by https, or by http on this machine. */
export function isSecureUrl(url: URL): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));
}

/**
 * Parses a URL that secrets are about to be sent to. The error does not quote the text, which may hold a password.
 * @param what Names the URL in the error.
 * @throws {UsageError} when it is not a URL, contains credentials, or is not secure.
 */
export function requireSecureUrl(text: string, what: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw new UsageError(`${what} is not a URL`, { hint: "write it as https://HOST" });
  if (url.username || url.password) throw new UsageError(`${what} has a user name or a password in it`);
  if (isSecureUrl(url)) return url;
  throw new UsageError(
    `${what} (${url.protocol}//${url.host}) is not https: secrets would cross the network in the clear`,
    { hint: "use https. http is for this machine only" },
  );
}

/**
 * Whether two URLs name one Authority. An empty path and `/` are the same (RFC 3986 §6.2.3); so are spellings of the scheme
 * and the host. Text that is not a URL is compared as it is.
 */
export function isSameAuthority(one: string, other: string): boolean {
  return normalizeAuthority(one) === normalizeAuthority(other);
}

/** An Authority's URL in its normal form: without the slash of an empty path. */
export function normalizeAuthority(text: string): string {
  const href = parseHttpUrl(text)?.href ?? text;
  return href.replace(/^(https?:\/\/[^/]+)\/$/, "$1");
}

/**
 * Whether a host is reserved for documentation: `example.com`, `.net` and `.org` and their subdomains, and anything under
 * `.example` or `.invalid` (RFC 2606 §2 and §3). `.test` and `.internal` hosts are real.
 */
export function isPlaceholderHost(host: string): boolean {
  return /(?:^|\.)(?:example\.(?:com|net|org)|example|invalid)\.?$/i.test(host);
}

/** Whether a text is a URL with such a host. */
export function isPlaceholderUrl(text: string): boolean {
  return URL.canParse(text) && isPlaceholderHost(new URL(text).hostname);
}

/**
 * Finds the user information in a URL, also where a parser would not see it: a password that was not percent-encoded may
 * hold `/`, `?`, `#` or `@`, so that with a colon everything before the last `@` counts. Errs on the side of hiding.
 * @param url The part of the text that is the URL.
 */
export function findUserInfo(text: string, url: Span = { start: 0, end: text.length }): Span | undefined {
  const whole = text.slice(url.start, url.end);
  const [slashes, last] = [whole.indexOf("//"), whole.lastIndexOf("@")];
  if (slashes < 0 || last < slashes + 2) return undefined;
  const userInfo = whole.slice(slashes + 2, last);
  const start = url.start + slashes + 2;
  if (userInfo.includes(":")) return { start, end: start + userInfo.length };
  // Without a password the user name ends before the path, which may have an @ of its own.
  const [name = ""] = /^[^/?#]*/.exec(userInfo) ?? [];
  const end = name.length < userInfo.length ? name.lastIndexOf("@") : name.length;
  return end <= 0 ? undefined : { start, end: start + end };
}

/** A URL as it may be shown: without user information and query, which may contain secrets. */
export function redactUrl(text: string): string {
  const { start, end } = findUserInfo(text) ?? { start: 0, end: 0 };
  const shown = end > 0 ? `${text.slice(0, start)}***${text.slice(end)}` : text;
  return shown.replace(/\?[^#]*/, "?***");
}

/** A URL without the slashes at its end. */
export function trimSlashes(url: string): string {
  let end = url.length;
  while (url[end - 1] === "/") end--;
  return url.slice(0, end);
}
