import { CliError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { measureClockSkew } from "./clock-skew.ts";
import { createBoundedFetch } from "./http/bounded-fetch.ts";
import { classifyFailure } from "./http/network-failure.ts";
import type { Transport } from "./http/retry.ts";
import { discover, IssuerError } from "./oauth/discovery.ts";
import { cleanServerText } from "./server-text.ts";

/**
 * The stages of a probe, in order: the profile's URL may be used, its host name resolves, the server answers, its
 * certificate is trusted, it publishes a discovery document, and the document names the profile's URL as the issuer.
 */
export const probeStages = ["url", "name", "connection", "tls", "discovery", "issuer"] as const;

/** One of {@linkcode probeStages}. */
export type ProbeStage = (typeof probeStages)[number];

/** How far a probe of an Authority got, and what it found. */
export interface AuthorityProbe {
  /** The stage that failed, and why. All stages before it passed, none after it was reached. */
  readonly failure?: { readonly stage: ProbeStage; readonly error: CliError };
  /** Where tokens are to be had, to show, when no stage failed: without a document, the places to try, in order. */
  readonly tokenEndpoints?: readonly string[];
  /** Whether there is a discovery document. */
  readonly hasDocument: boolean;
  /** How far the Authority's clock is ahead of ours, in ms; undefined when no response told. */
  readonly clockSkewMs: number | undefined;
}

/** The time for each response, in ms. */
const responseMs = 10_000;

/** Asks an Authority for its discovery document, each request once, and reports where that fails. Needs no secret. */
export async function probeAuthority(authorityUrl: string, io: Io): Promise<AuthorityProbe> {
  const fetchOnce = createBoundedFetch(io, responseMs);
  const seen: { stage: ProbeStage; hasDocument: boolean; clockSkewMs: number | undefined } = {
    stage: "url",
    hasDocument: false,
    clockSkewMs: undefined,
  };
  const transport: Transport = async (url, { method, headers }) => {
    seen.stage = "discovery";
    try {
      const response = await fetchOnce(url, { method, headers, signal: io.interrupted() });
      seen.clockSkewMs = measureClockSkew(response.headers, io.clock.now());
      seen.hasDocument ||= response.ok;
      return response;
    } catch (thrown) {
      const { error, stage = "discovery" } = classifyFailure(url, thrown);
      seen.stage = stage;
      throw error;
    }
  };
  try {
    const { endpoints } = await discover(authorityUrl, transport, io);
    const tokenEndpoints = endpoints.token.map((endpoint) => cleanServerText(endpoint, io));
    return { tokenEndpoints, hasDocument: seen.hasDocument, clockSkewMs: seen.clockSkewMs };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const stage = error instanceof IssuerError ? "issuer" : seen.stage;
    return { failure: { stage, error }, hasDocument: seen.hasDocument, clockSkewMs: seen.clockSkewMs };
  }
}
