/**
 * Whether a URL's host is one that documents use and that nobody owns: `example.com`, `.net` and `.org`, what is under
 * them, and what is under `.example` or `.invalid` (RFC 2606 §2 and §3). `.test` and `.internal` hosts are real.
 */
export function isPlaceholderUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  return /(?:^|\.)(?:example\.(?:com|net|org)|example|invalid)\.?$/i.test(new URL(url).hostname);
}
