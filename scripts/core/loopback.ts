/**
 * Whether a URL stays on this machine, where nobody can listen in (RFC 8252 §8.3): an address of the loopback interface, or
 * `localhost`. Names below `localhost` and `localhost.` do not count, although RFC 6761 §6.3 says so: resolvers ask the
 * network for them.
 */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname);
}
