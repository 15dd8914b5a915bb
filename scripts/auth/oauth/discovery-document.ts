import * as v from "valibot";
import { FailedError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";
import { cleanServerText } from "../server-text.ts";

/** What an Authority publishes about itself, as far as it is used. Not an interface: oauth4webapi takes any fields. */
export type AuthorityMetadata = {
  readonly issuer: string;
  readonly token_endpoint: string;
  readonly revocation_endpoint?: string;
  /** How a client may authenticate; undefined when the Authority does not say. */
  readonly token_endpoint_auth_methods_supported?: string[];
};

const text = v.string("must be a string");

/** The fields that are used (RFC 8414 §2). Some servers write null for what they leave out. */
const schema = v.object({
  issuer: text,
  token_endpoint: text,
  revocation_endpoint: v.nullish(text),
  token_endpoint_auth_methods_supported: v.nullish(v.array(v.string("must hold strings"), "must be an array")),
}, "must be an object");

/**
 * Checks the fields of a discovery document.
 * @throws {FailedError} when one has the wrong type, or when secrets would go elsewhere than to the Authority.
 */
export function parseDiscoveryDocument(
  document: Readonly<Record<string, unknown>>,
  authorityUrl: string,
  io: Io,
): AuthorityMetadata {
  const { success, output, issues } = v.safeParse(schema, document);
  if (!success) throw createSchemaError(issues[0]);
  const { issuer, token_endpoint: token, revocation_endpoint: revocation } = output;
  const methods = output.token_endpoint_auth_methods_supported;
  return {
    issuer,
    token_endpoint: parseEndpoint(token, authorityUrl, io),
    ...(typeof revocation === "string" && { revocation_endpoint: parseEndpoint(revocation, authorityUrl, io) }),
    ...(methods && { token_endpoint_auth_methods_supported: methods }),
  };
}

function createSchemaError(issue: v.BaseIssue<unknown>): FailedError {
  const field = String(issue.path?.[0]?.key ?? "it");
  if (field === "token_endpoint" && issue.input === undefined) {
    return new FailedError("the Authority's discovery document names no token endpoint");
  }
  return new FailedError(`the Authority's discovery document is not valid: "${field}" ${issue.message}`, {
    hint: "tell its administrators, or check Url in the profile",
  });
}

/** An endpoint must not lead the secret elsewhere, in the clear for instance. */
function parseEndpoint(endpoint: string, authorityUrl: string, io: Io): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url) throw new FailedError("an endpoint in the Authority's discovery document is not a URL");
  if (url.username || url.password) {
    throw new FailedError("an endpoint in the Authority's discovery document has a user name or a password in it");
  }
  if (url.origin === new URL(authorityUrl).origin) return url.href;
  // Other schemes than http and https have no origin.
  const place = cleanServerText(`${url.protocol}//${url.host}`, io);
  throw new FailedError(`the Authority sends secrets to ${place}, which is not the Authority`, {
    hint: "set Url in the profile to where its endpoints are",
  });
}
