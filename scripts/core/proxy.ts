/** Reads one environment variable. */
type Environment = (name: string) => string | undefined;

/**
 * Finds the proxy for an https URL as curl does: `https_proxy` or `all_proxy`, in lower or upper case, unless `no_proxy`
 * names the host. Undefined for a direct connection.
 */
export function findProxy(url: URL, env: Environment): URL | undefined {
  const setting = (name: string): string => env(name) || env(name.toUpperCase()) || "";
  const proxy = url.protocol === "https:" ? setting("https_proxy") || setting("all_proxy") : "";
  if (proxy === "" || isExempt(url, setting("no_proxy"))) return undefined;
  return new URL(proxy.includes("://") ? proxy : `http://${proxy}`);
}

/** Whether a `no_proxy` list names a host: `*`, a name and all names below it, or an address, each with an optional port. */
function isExempt({ hostname, port }: URL, list: string): boolean {
  return list.split(/[\s,]+/).filter(Boolean).some((entry) => {
    const [, name = "", onlyPort] = /^(?:\*?\.)?(\[.+\]|[^:]*|.*)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (onlyPort !== undefined && onlyPort !== (port || "443")) return false;
    return name === "*" || hostname === name || hostname === `[${name}]` || hostname.endsWith(`.${name}`);
  });
}
