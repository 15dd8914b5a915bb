import { describe, expect, it } from "vitest";
import type { Transport } from "../../../scripts/auth/http/retry.ts";
import { discover } from "../../../scripts/auth/oauth/discovery.ts";

/** A transport that notes which hosts it was asked for, and finds nothing there. */
function recordHosts(): { hosts: string[]; transport: Transport } {
  const hosts: string[] = [];
  const transport: Transport = (url) => {
    hosts.push(new URL(url).host);
    return Promise.resolve(new Response(null, { status: 404 }));
  };
  return { hosts, transport };
}

describe("discover() asks", () => {
  it.each([
    "https://a.example",
    "http://127.0.0.1:8080",
    "http://127.9.9.9",
    "http://[::1]:1",
    "http://localhost",
    "http://a.localhost",
  ])("%s, and takes the token endpoint to be below it", async (url) => {
    const { hosts, transport } = recordHosts();
    expect(await discover(url, transport)).toEqual({ issuer: url, token_endpoint: `${url}/token` });
    expect(hosts).toEqual([new URL(url).host, new URL(url).host]);
  });

  it.each([
    "http://a.example",
    "http://127.0.0.1.example",
    "http://localhost.example",
    "ftp://a.example",
    "a.example",
    "",
  ])("nobody for %j, with exit code 2", async (url) => {
    const { hosts, transport } = recordHosts();
    await expect(discover(url, transport)).rejects.toThrow(expect.objectContaining({ exitCode: 2 }));
    expect(hosts).toEqual([]);
  });
});
