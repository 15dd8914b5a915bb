import { describe, expect, it } from "vitest";
import {
  createClientAuthentication,
  encodeBasicCredentials,
  encodeFormValue,
} from "../../../scripts/auth/oauth/client-authentication.ts";
import type { ClientAuthMethod } from "../../../scripts/auth/token-request.ts";

describe("encodeFormValue()", () => {
  it.each([
    ["leaves Base64url and hex as they are", "aZ09-_.*", "aZ09-_.*"],
    ["writes a space as a plus", "a b", "a+b"],
    ["escapes what has a meaning", "a+b/c=d:e%~!", "a%2Bb%2Fc%3Dd%3Ae%25%7E%21"],
    ["writes other scripts as UTF-8", "ü", "%C3%BC"],
  ])("%s", (_, text, encoded) => expect(encodeFormValue(text)).toBe(encoded));
});

it("encodeBasicCredentials() encodes both parts before it joins them", () =>
  expect(atob(encodeBasicCredentials("a:b", "c d"))).toBe("a%3Ab:c+d"));

describe("createClientAuthentication() sends the secret in one way only", () => {
  const send = async (listed: readonly string[] | undefined, clientAuth?: ClientAuthMethod) => {
    const metadata = {
      issuer: "https://a.example",
      token_endpoint: "https://a.example/token",
      ...(listed && { token_endpoint_auth_methods_supported: [...listed] }),
    };
    const [body, headers] = [new URLSearchParams(), new Headers()];
    await createClientAuthentication({ secret: "s", clientAuth }, metadata)(
      metadata,
      { client_id: "c" },
      body,
      headers,
    );
    return [headers.get("authorization"), body.toString()];
  };
  const basic = [`Basic ${btoa("c:s")}`, ""];
  const post = [null, "client_id=c&client_secret=s"];

  it.each<[string, readonly string[] | undefined, ClientAuthMethod | undefined, (string | null)[]]>([
    ["in the header when the Authority lists nothing", undefined, undefined, basic],
    ["in the header when it lists both", ["client_secret_post", "client_secret_basic"], undefined, basic],
    ["in the form when it lists only that", ["private_key_jwt", "client_secret_post"], undefined, post],
    ["as the user says, whatever is listed", ["client_secret_basic"], "post", post],
  ])("%s", async (_, listed, clientAuth, sent) => expect(await send(listed, clientAuth)).toEqual(sent));

  it("never when the Authority lists neither", async () =>
    await expect(send(["private_key_jwt"])).rejects.toThrow("takes no client secrets"));
});
