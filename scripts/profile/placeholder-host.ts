/**
 * Whether a host is one that documents use and that nobody owns: `example.com`, `.net` and `.org`, what is under them,
 * and what is under `.example` or `.invalid` (RFC 2606 §2 and §3). `.test` and `.internal` hosts are used for real.
 */
export function isPlaceholderHost(host: string): boolean {
  return /(?:^|\.)(?:example\.(?:com|net|org)|example|invalid)\.?$/i.test(host);
}
