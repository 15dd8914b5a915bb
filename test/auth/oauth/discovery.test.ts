import { describe, expect, it } from "vitest";
import type { Transport } from "../../../scripts/auth/http/retry.ts";
import { discover, IssuerError } from "../../../scripts/auth/oauth/discovery.ts";
import { testIo } from "../../support/io.ts";

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
  ])("%s, and without a document takes the endpoints to be where they usually are", async (url) => {
    const { hosts, transport } = recordHosts();
    expect(await discover(url, transport, testIo())).toEqual({
      metadata: { issuer: url },
      endpoints: {
        token: [`${url}/connect/token`, `${url}/token`],
        revocation: [`${url}/connect/revoke`, `${url}/connect/revocation`, `${url}/revoke`],
      },
    });
    expect(hosts).toEqual([new URL(url).host, new URL(url).host]);
  });

  it.each([
    "http://a.example",
    "http://127.0.0.1.example",
    "http://localhost.example",
    "http://a.localhost",
    "ftp://a.example",
    "a.example",
    "",
  ])("nobody for %j, with exit code 2", async (url) => {
    const { hosts, transport } = recordHosts();
    await expect(discover(url, transport, testIo())).rejects.toThrow(expect.objectContaining({ exitCode: 2 }));
    expect(hosts).toEqual([]);
  });
});

describe("a document is the Authority's", () => {
  const accepts = async (url: string, issuer: string): Promise<boolean> => {
    const document = { issuer, token_endpoint: new URL("/connect/token", url).href };
    const transport = () => Promise.resolve(Response.json(document));
    return await discover(url, transport, testIo()).then(() => true, (error: unknown) => {
      expect(error).toBeInstanceOf(IssuerError);
      return false;
    });
  };

  it.each([
    ["https://a.example", "https://a.example"],
    ["https://a.example", "https://a.example/"],
    ["https://a.example/", "https://a.example"],
    ["https://a.example:8443", "https://a.example:8443/"],
    ["https://a.example/realm", "https://a.example/realm"],
  ])("when the Url is %s and its issuer %s", async (url, issuer) => {
    expect(await accepts(url, issuer)).toBe(true);
  });

  it.each([
    ["https://a.example", "https://a.example//"],
    ["https://a.example/realm", "https://a.example/realm/"],
    ["https://a.example/realm/", "https://a.example/realm"],
    ["https://a.example", "https://A.example/"],
    ["https://a.example", "https://a.example:443/"],
    ["https://a.example", "https://b.example/"],
    ["https://a.example", "https://a.example/?"],
  ])("not when the Url is %s and its issuer %s", async (url, issuer) => {
    expect(await accepts(url, issuer)).toBe(false);
  });
});

it("discover() says so when only the slash at the end of a path differs", async () => {
  const document = { issuer: "https://a.example/realm/", token_endpoint: "https://a.example/token" };
  const transport = () => Promise.resolve(Response.json(document));
  await expect(discover("https://a.example/realm", transport, testIo())).rejects.toThrow(
    expect.objectContaining({
      hint: "only the slash at the end differs: set Url in the profile to https://a.example/realm/",
    }),
  );
});
