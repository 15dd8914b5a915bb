import { CliError, type CliErrorOptions, FailedError, TransientError } from "../../core/errors.ts";

/** Where a request failed: resolving the name, connecting (and everything after it), or trusting the certificate. */
export type FailureStage = "name" | "connection" | "tls";

/** One class of failure below HTTP. */
interface FailureClass {
  readonly stage: FailureStage;
  /** Matches the codes of Node and the messages of Deno. */
  readonly pattern: RegExp;
  readonly message: string;
  readonly hint: string;
  /** May pass by itself: the exit code asks the caller to try again. */
  readonly transient: boolean;
  /** Worth another attempt within the same run. */
  readonly retry: boolean;
}

/** The first match holds: a failure to connect wraps the proxy's failure, and a failed request wraps both. */
const classes: readonly FailureClass[] = [
  {
    stage: "connection",
    pattern: /proxy refused|proxy authentication required|unsuccessful tunnel/,
    message: "the proxy did not let the connection through",
    hint: "check HTTPS_PROXY and NO_PROXY",
    transient: false,
    retry: false,
  },
  {
    stage: "connection",
    pattern: /proxy failed/,
    message: "the proxy cannot be reached",
    hint: "check HTTPS_PROXY and NO_PROXY",
    transient: true,
    retry: true,
  },
  {
    stage: "name",
    pattern: /ENOTFOUND|EAI_AGAIN|dns error/,
    message: "its name cannot be resolved",
    hint: "check Url in the profile, and the name service",
    transient: true,
    retry: false,
  },
  {
    stage: "tls",
    pattern: /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO|SSL routines|certificate|corrupt message/,
    message: "no trusted TLS connection",
    hint:
      "for a private certificate authority, set NODE_EXTRA_CA_CERTS (Node) or DENO_CERT (Deno) to its certificate file",
    transient: false,
    retry: false,
  },
  {
    stage: "connection",
    pattern: /ECONNREFUSED|Connection refused/,
    message: "the connection is refused",
    hint: "check Url in the profile, whether the Authority runs, and HTTPS_PROXY if there is one",
    transient: true,
    retry: true,
  },
  {
    stage: "connection",
    pattern: /TIMEOUT|ETIMEDOUT|timed out/i,
    message: "the connection timed out",
    hint: "try again, or give more time with --timeout",
    transient: true,
    retry: true,
  },
  {
    stage: "connection",
    pattern: /HPE_|invalid HTTP|HTTPParserError/,
    message: "what answers there does not speak HTTP",
    hint: "check Url in the profile",
    transient: false,
    retry: false,
  },
  {
    stage: "connection",
    pattern: /ECONNRESET|EPIPE|UND_ERR_SOCKET|reset by peer|closed before|reading a body|terminated/,
    message: "the connection was dropped",
    hint: "try again",
    transient: true,
    retry: true,
  },
];

/** Anything else, such as no route to the host or a port that fetch blocks. */
const unknownFailure = {
  stage: "connection",
  message: "the connection failed",
  hint: "try again with --verbose",
  transient: true,
  retry: false,
} as const;

/** Why a request got no response. */
export interface NetworkFailure {
  readonly error: CliError;
  /** Undefined when there was a response, but not one to accept, such as a redirect. */
  readonly stage: FailureStage | undefined;
  /** Whether another attempt is worth its time. */
  readonly retry: boolean;
}

/** Classifies what a bounded fetch threw. Its own errors stay as they are. */
export function classifyFailure(url: string, thrown: unknown): NetworkFailure {
  if (thrown instanceof CliError) {
    // Of its own errors, only that about the time is transient.
    const late = thrown instanceof TransientError;
    return { error: thrown, stage: late ? "connection" : undefined, retry: late };
  }
  const text = describeCauses(thrown);
  const { stage, message, hint, transient, retry } = classes.find(({ pattern }) => pattern.test(text)) ??
    unknownFailure;
  const options: CliErrorOptions = { hint, cause: findRootCause(thrown) };
  const whole = `cannot reach ${new URL(url).origin}: ${message}`;
  return { error: transient ? new TransientError(whole, options) : new FailedError(whole, options), stage, retry };
}

/** The innermost cause, which is the specific one. */
function findRootCause(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? findRootCause(error.cause) : error;
}

/** The names, codes and messages of an error and its causes. */
function describeCauses(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const code = (error as { code?: unknown }).code;
  return [error.name, typeof code === "string" ? code : "", error.message, describeCauses(error.cause)].join(" ");
}
