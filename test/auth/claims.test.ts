import { describe, expect, it } from "vitest";
import { decodeUnverifiedClaims } from "../../scripts/auth/claims.ts";

describe("decodeUnverifiedClaims()", () => {
  const jwt = (payload: string): string => `e30.${Buffer.from(payload).toString("base64url")}.sig`;
  it("decodes a JWT", () => expect(decodeUnverifiedClaims(jwt('{"sub":"grüße"}'))).toEqual({ sub: "grüße" }));
  it.each(["opaque", "a.b", jwt("[]"), jwt("null"), jwt("{"), "a.!!!.c", "a.b.c.d.e"])(
    "finds no claims in %s",
    (text) => expect(decodeUnverifiedClaims(text)).toBeUndefined(),
  );
});
