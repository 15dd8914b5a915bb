import { UsageError } from "./errors.ts";
import { isLoopback } from "./loopback.ts";

/** Reads one environment variable. */
type Environment = (name: string) => string | undefined;

/**
 * Finds the proxy for a URL as curl does: `https_proxy` or `all_proxy`, in lower or upper case, unless `no_proxy` names the
 * host. Undefined for a direct connection. Loopback never goes through a proxy, whatever the environment says: http is
 * for loopback only, so a proxy would see the client's secret in the clear.
 * @throws {UsageError} when the variable does not name an http or https proxy.
 */
export function findProxy(url: URL, env: Environment): URL | undefined {
  if (isLoopback(url)) return undefined;
  const setting = (name: string): string => env(name) || env(name.toUpperCase()) || "";
  const proxy = setting("https_proxy") || setting("all_proxy");
  if (proxy === "" || isExempt(url, setting("no_proxy"))) return undefined;
  return parseProxy(proxy);
}

/** The error does not quote the text, which may hold a password. */
function parseProxy(text: string): URL {
  const absolute = text.includes("://") ? text : `http://${text}`;
  const url = URL.canParse(absolute) ? new URL(absolute) : undefined;
  if (url && /^https?:$/.test(url.protocol) && isDecodable(url)) return url;
  throw new UsageError("HTTPS_PROXY or ALL_PROXY does not name an http or https proxy", {
    hint: "write it as http://HOST:PORT, or name the Authority's host in NO_PROXY",
  });
}

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

/** Whether a `no_proxy` list names a host: `*`, a name and all names below it, or an address, each with an optional port. */
function isExempt({ hostname, port }: URL, list: string): boolean {
  return list.split(/[\s,]+/).filter(Boolean).some((entry) => {
    const [, name = "", onlyPort] = /^(?:\*?\.)?(\[.+\]|[^:]*|.*)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (onlyPort !== undefined && onlyPort !== (port || "443")) return false;
    return name === "*" || hostname === name || hostname === `[${name}]` || hostname.endsWith(`.${name}`);
  });
}
