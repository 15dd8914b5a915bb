import { describe, expect, it } from "vitest";
import { findProxy } from "../../scripts/core/proxy.ts";

const find = (url: string, env: Record<string, string>): string | undefined =>
  findProxy(new URL(url), (name) => env[name])?.href;

describe("findProxy()", () => {
  const HTTPS_PROXY = "http://proxy:3128";
  it.each<[string, string, Record<string, string>, string | undefined]>([
    ["no variable", "https://a.example", {}, undefined],
    ["the variable in capitals", "https://a.example", { HTTPS_PROXY }, "http://proxy:3128/"],
    ["lower case first", "https://a.example", { HTTPS_PROXY, https_proxy: "http://other:1" }, "http://other:1/"],
    ["one for everything", "https://a.example", { ALL_PROXY: "http://all:1" }, "http://all:1/"],
    ["no scheme", "https://a.example", { HTTPS_PROXY: "proxy:3128" }, "http://proxy:3128/"],
    ["an https proxy", "https://a.example", { HTTPS_PROXY: "https://proxy" }, "https://proxy/"],
    ["http to this machine", "http://localhost", { HTTP_PROXY: "http://proxy", ALL_PROXY: "http://all:1" }, undefined],
    ["https to this machine", "https://localhost", { HTTPS_PROXY }, undefined],
    ["an address of this machine", "https://127.9.9.9:1", { HTTPS_PROXY }, undefined],
    ["the IPv6 address of this machine", "https://[::1]:1", { ALL_PROXY: "http://all:1" }, undefined],
    ["a name that resolvers ask the network for", "https://x.localhost", { HTTPS_PROXY }, "http://proxy:3128/"],
    ["an exempt name", "https://a.example", { HTTPS_PROXY, NO_PROXY: "b.example, A.example" }, undefined],
    ["a name under an exempt one", "https://x.a.example", { HTTPS_PROXY, NO_PROXY: "a.example" }, undefined],
    ["the same with a dot", "https://x.a.example", { HTTPS_PROXY, NO_PROXY: ".a.example" }, undefined],
    ["the same with a star", "https://x.a.example", { HTTPS_PROXY, NO_PROXY: "*.a.example" }, undefined],
    ["a name that only ends alike", "https://xa.example", { HTTPS_PROXY, NO_PROXY: "a.example" }, "http://proxy:3128/"],
    ["everything exempt", "https://a.example", { HTTPS_PROXY, NO_PROXY: "*" }, undefined],
    ["an exempt port", "https://a.example:8443", { HTTPS_PROXY, NO_PROXY: "a.example:8443" }, undefined],
    ["another port", "https://a.example", { HTTPS_PROXY, NO_PROXY: "a.example:8443" }, "http://proxy:3128/"],
    ["an exempt address", "https://[2001:db8::1]", { HTTPS_PROXY, NO_PROXY: "2001:db8::1" }, undefined],
  ])("%s", (_, url, env, expected) => expect(find(url, env)).toBe(expected));

  it.each(["socks5://canary@proxy", "http://", "http://u:%canary@proxy", "a b"])(
    "refuses %j without quoting it",
    (proxy) =>
      expect(() => find("https://a.example", { HTTPS_PROXY: proxy })).toThrow(
        expect.objectContaining({ exitCode: 2, message: expect.not.stringContaining("canary") }),
      ),
  );
});
