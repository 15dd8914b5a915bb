import * as v from "valibot";
import { type CliError, FailedError, RefusedError, TransientError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";
import { cleanServerText } from "../server-text.ts";
import type { TokenRequest } from "../token-request.ts";
import type { Endpoints } from "./endpoints.ts";

/** What a client must be allowed to use an endpoint. */
const permissions: Readonly<Record<keyof Endpoints, string>> = {
  token: "client credentials",
  revocation: "the revocation endpoint",
};

type Hint = (request: TokenRequest, endpoint: keyof Endpoints) => string;

/** What to do about the errors of RFC 6749 §5.2, where the server cannot know. */
const hints: ReadonlyMap<string, Hint> = new Map<string, Hint>([
  [
    "invalid_client",
    ({ clientId }) =>
      `check ClientId and the secret of "${clientId}". a server that does not decode credentials may need --client-auth post`,
  ],
  [
    "unauthorized_client",
    ({ clientId }, endpoint) => `ask the Authority's administrators to allow "${clientId}" ${permissions[endpoint]}`,
  ],
  [
    "invalid_scope",
    ({ clientId, scopes }) => `"${clientId}" may not have all of "${scopes.join(" ")}": ask for less with --scope`,
  ],
]);

/** What OpenIddict calls `invalid_request` and RFC 6749 otherwise, by the last part of `error_uri`. */
const openIddictErrors: ReadonlyMap<string, string> = new Map([["ID2051", "invalid_scope"]]);

/** Errors that may pass by themselves. */
const transientErrors: ReadonlySet<string> = new Set(["temporarily_unavailable", "server_error"]);

/** Reads an error response of an endpoint (RFC 6749 §5.2), or what a gateway sends in its place, as the error to throw. */
export async function readErrorResponse(
  response: Response,
  request: TokenRequest,
  endpoint: keyof Endpoints,
  io: Io,
): Promise<CliError> {
  const { status, headers } = response;
  const { host } = new URL(request.authorityUrl);
  if (status === 429 || status >= 500) {
    return new TransientError(`${host} answered HTTP ${status}`, { hint: formatRetryHint(headers) });
  }
  const { error: code, error_description: description = "", error_uri: uri = "" } = await readErrorFields(response);
  const challenge = headers.get("www-authenticate") ?? "";
  if (/dpop/i.test(`${code} ${description} ${challenge}`)) return createDpopError(request.clientId);
  if (code === undefined) return createUnexplainedError(host, status);
  const message = `${host} refused: ${cleanServerText(description ? `${code} (${description})` : code, io)}`;
  if (transientErrors.has(code)) return new TransientError(message, { hint: "try again later" });
  const known = openIddictErrors.get(uri.slice(uri.lastIndexOf("/") + 1)) ?? code;
  const hint = hints.get(known)?.(request, endpoint);
  return new RefusedError(message, hint ? { hint } : {});
}

function formatRetryHint(headers: Headers): string {
  const [seconds] = /^\d{1,9}$/.exec(headers.get("retry-after") ?? "") ?? [];
  return seconds === undefined ? "try again later" : `try again in ${seconds} s, as it asks`;
}

const optionalText = v.fallback(v.optional(v.string()), undefined);

/** The fields of an error response (RFC 6749 §5.2); one of another type counts as left out. */
const errorFields = v.object({ error: optionalText, error_description: optionalText, error_uri: optionalText });

/** The fields of an error response; none when the response is something else. */
async function readErrorFields(response: Response): Promise<Partial<v.InferOutput<typeof errorFields>>> {
  const value: unknown = await response.json().catch(() => undefined);
  const { success, output } = v.safeParse(errorFields, value);
  return success ? output : {};
}

function createUnexplainedError(host: string, status: number): CliError {
  const message = `${host} answered HTTP ${status} without an OAuth error`;
  const hint = "something else may answer in its place, such as a gateway: check Url in the profile";
  return status === 401 || status === 403 ? new RefusedError(message, { hint }) : new FailedError(message, { hint });
}

/** For sender-constrained tokens (RFC 9449): they need a key kept beside the token, which this tool does not do. */
export function createDpopError(clientId: string): RefusedError {
  return new RefusedError(
    `the Authority binds tokens of client "${clientId}" to a key (DPoP), which is not supported`,
    { hint: "ask its administrators for a client without that constraint" },
  );
}
