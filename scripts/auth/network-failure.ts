import { type CliError, type CliErrorOptions, FailedError, TransientError } from "../cli/errors.ts";

/** One class of failure below HTTP. */
interface FailureClass {
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
    said: /HTTP Tunneling|tunnel error|proxy/i,
    what: "the proxy did not let the connection through",
    hint: "check HTTPS_PROXY and NO_PROXY",
    passes: false,
    retry: false,
  },
  {
    said: /ENOTFOUND|EAI_AGAIN|dns error/,
    what: "its name cannot be resolved",
    hint: "check Url in the profile, and the name service",
    passes: true,
    retry: false,
  },
  {
    said: /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO|SSL routines|certificate|corrupt message/,
    what: "no trusted TLS connection",
    hint:
      "for a private certificate authority, set NODE_EXTRA_CA_CERTS (Node) or DENO_CERT (Deno) to its certificate file",
    passes: false,
    retry: false,
  },
  {
    said: /ECONNREFUSED|Connection refused/,
    what: "the connection is refused",
    hint: "check Url in the profile, and whether the Authority runs",
    passes: true,
    retry: true,
  },
  {
    said: /TIMEOUT|ETIMEDOUT|timed out/i,
    what: "the connection timed out",
    hint: "try again, or give more time with --timeout",
    passes: true,
    retry: true,
  },
  {
    said: /HPE_|invalid HTTP|HTTPParserError/,
    what: "what answers there does not speak HTTP",
    hint: "check Url in the profile",
    passes: false,
    retry: false,
  },
  {
    said: /ECONNRESET|EPIPE|UND_ERR_SOCKET|reset by peer|closed before|reading a body|terminated/,
    what: "the connection was dropped",
    hint: "try again",
    passes: true,
    retry: true,
  },
];

/** Anything else: no route, a port that fetch blocks. */
const other = { what: "the connection failed", hint: "try again with --verbose", passes: true, retry: false } as const;

/** What went wrong below HTTP, told by its class; and whether another attempt is worth its time. */
export function networkFailure(url: string, error: unknown): { readonly error: CliError; readonly retry: boolean } {
  const said = chainOf(error);
  const { what, hint, passes, retry } = classes.find((candidate) => candidate.said.test(said)) ?? other;
  const options: CliErrorOptions = { hint, cause: error };
  const message = `cannot reach ${new URL(url).host}: ${what}`;
  return { error: passes ? new TransientError(message, options) : new FailedError(message, options), retry };
}

/** Codes and messages of an error and its causes. */
function chainOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const code = (error as { code?: unknown }).code;
  return [error.name, typeof code === "string" ? code : "", error.message, chainOf(error.cause)].join(" ");
}
