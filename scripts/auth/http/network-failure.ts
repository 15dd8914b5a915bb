import { type CliError, type CliErrorOptions, FailedError, TransientError } from "../../core/errors.ts";

/** How far a request got before it failed: its name was not resolved, nothing answered, or not what can be trusted. */
export type FailureStage = "name" | "connection" | "tls";

/** One class of failure below HTTP. */
interface FailureClass {
  readonly stage: FailureStage;
  /** What Node (codes) or Deno (sentences) says in this case. */
  readonly said: RegExp;
  readonly what: string;
  readonly hint: string;
  /** May pass by itself, so that the exit code asks for a retry. */
  readonly passes: boolean;
  /** Worth another attempt within the same run. */
  readonly retry: boolean;
}

/** In this order, since a proxy's failure is reported inside a connection's, and a connection's inside a request's. */
const classes: readonly FailureClass[] = [
  {
    stage: "connection",
    said: /proxy refused|proxy authentication required|unsuccessful tunnel/,
    what: "the proxy did not let the connection through",
    hint: "check HTTPS_PROXY and NO_PROXY",
    passes: false,
    retry: false,
  },
  {
    stage: "connection",
    said: /proxy failed/,
    what: "the proxy cannot be reached",
    hint: "check HTTPS_PROXY and NO_PROXY",
    passes: true,
    retry: true,
  },
  {
    stage: "name",
    said: /ENOTFOUND|EAI_AGAIN|dns error/,
    what: "its name cannot be resolved",
    hint: "check Url in the profile, and the name service",
    passes: true,
    retry: false,
  },
  {
    stage: "tls",
    said: /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO|SSL routines|certificate|corrupt message/,
    what: "no trusted TLS connection",
    hint:
      "for a private certificate authority, set NODE_EXTRA_CA_CERTS (Node) or DENO_CERT (Deno) to its certificate file",
    passes: false,
    retry: false,
  },
  {
    stage: "connection",
    said: /ECONNREFUSED|Connection refused/,
    what: "the connection is refused",
    hint: "check Url in the profile, whether the Authority runs, and HTTPS_PROXY if there is one",
    passes: true,
    retry: true,
  },
  {
    stage: "connection",
    said: /TIMEOUT|ETIMEDOUT|timed out/i,
    what: "the connection timed out",
    hint: "try again, or give more time with --timeout",
    passes: true,
    retry: true,
  },
  {
    stage: "connection",
    said: /HPE_|invalid HTTP|HTTPParserError/,
    what: "what answers there does not speak HTTP",
    hint: "check Url in the profile",
    passes: false,
    retry: false,
  },
  {
    stage: "connection",
    said: /ECONNRESET|EPIPE|UND_ERR_SOCKET|reset by peer|closed before|reading a body|terminated/,
    what: "the connection was dropped",
    hint: "try again",
    passes: true,
    retry: true,
  },
];

/** Anything else: no route, a port that fetch blocks. */
const other = {
  stage: "connection",
  what: "the connection failed",
  hint: "try again with --verbose",
  passes: true,
  retry: false,
} as const;

/** What went wrong below HTTP. */
export interface NetworkFailure {
  readonly error: CliError;
  readonly stage: FailureStage;
  /** Whether another attempt is worth its time. */
  readonly retry: boolean;
}

/** Tells what went wrong below HTTP by its class. */
export function networkFailure(url: string, error: unknown): NetworkFailure {
  const said = chainOf(error);
  const { stage, what, hint, passes, retry } = classes.find((candidate) => candidate.said.test(said)) ?? other;
  const options: CliErrorOptions = { hint, cause: rootOf(error) };
  const message = `cannot reach ${new URL(url).origin}: ${what}`;
  return { error: passes ? new TransientError(message, options) : new FailedError(message, options), stage, retry };
}

/** The innermost cause, which is the one that says something. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? rootOf(error.cause) : error;
}

/** Codes and messages of an error and its causes. */
function chainOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const code = (error as { code?: unknown }).code;
  return [error.name, typeof code === "string" ? code : "", error.message, chainOf(error.cause)].join(" ");
}
