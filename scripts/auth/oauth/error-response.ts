import { type CliError, FailedError, RefusedError, TransientError } from "../../core/errors.ts";
import { sanitizeServerText } from "../../core/sanitize.ts";
import type { TokenQuestion } from "../token-request.ts";

/** What to do about the errors of RFC 6749 §5.2, where it is not the server's to say. */
const hints: Readonly<Record<string, (question: TokenQuestion) => string>> = {
  invalid_client: ({ clientId }) =>
    `check ClientId and the secret of "${clientId}". a server that does not decode credentials may need --client-auth post`,
  unauthorized_client: ({ clientId }) => `ask the Authority's administrators to allow "${clientId}" client credentials`,
  invalid_scope: ({ clientId, scopes }) =>
    `"${clientId}" may not have all of "${scopes.join(" ")}": ask for less with --scope`,
};

/** Errors that may pass by themselves. */
const passing: readonly string[] = ["temporarily_unavailable", "server_error"];

/** The error that an answer other than 200 of the token endpoint means. */
export async function refusalOf(response: Response, question: TokenQuestion): Promise<CliError> {
  const { status } = response;
  const { host } = new URL(question.authorityUrl);
  if (status === 429 || status >= 500) {
    return new TransientError(`${host} answered HTTP ${status}`, { hint: tryAgain(response.headers) });
  }
  const { error: code, error_description: description } = await bodyOf(response);
  const challenge = response.headers.get("www-authenticate") ?? "";
  if (/dpop/i.test(`${code} ${description} ${challenge}`)) return dpopDemanded(question.clientId);
  if (typeof code !== "string") return withoutReason(host, status);
  const why = typeof description === "string" ? `${code} (${description})` : code;
  const message = `${host} refused: ${sanitizeServerText(why)}`;
  if (passing.includes(code)) return new TransientError(message, { hint: "try again later" });
  const hint = hints[code]?.(question);
  return new RefusedError(message, hint ? { hint } : {});
}

function tryAgain(headers: Headers): string {
  const [seconds] = /^\d+$/.exec(headers.get("retry-after") ?? "") ?? [];
  return seconds === undefined ? "try again later" : `try again in ${seconds} s, as it asks`;
}

/** The fields of an error; none when something else answers, such as a gateway. */
async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  const value: unknown = await response.json().catch(() => undefined);
  return typeof value === "object" && value !== null ? value as Record<string, unknown> : {};
}

function withoutReason(host: string, status: number): CliError {
  const message = `${host} answered HTTP ${status} without an OAuth error`;
  const hint = "something else may answer in its place, such as a gateway: check Url in the profile";
  return status === 401 || status === 403 ? new RefusedError(message, { hint }) : new FailedError(message, { hint });
}

/** Sender-constrained tokens (RFC 9449) need a key that lives beside the token, which this tool does not keep. */
export function dpopDemanded(clientId: string): RefusedError {
  return new RefusedError(
    `the Authority binds tokens of client "${clientId}" to a key (DPoP), which is not supported`,
    {
      hint: "ask its administrators for a client without that constraint",
    },
  );
}
