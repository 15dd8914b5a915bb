import { boundedFetch } from "../../../auth/http/bounded-fetch.ts";
import { clockDifference, mostDifferenceMs } from "../../../auth/clock-skew.ts";
import { formatDuration } from "../../../core/duration.ts";
import { discover, IssuerError, type Metadata } from "../../../auth/oauth/discovery.ts";
import { type FailureStage, networkFailure } from "../../../auth/http/network-failure.ts";
import type { Transport } from "../../../auth/http/retry.ts";
import { CliError, TransientError } from "../../../core/errors.ts";
import type { Io } from "../../../core/io.ts";
import type { Profile } from "../../../profile/profile.ts";
import { type Check, failedBy, skipped } from "./check.ts";

/** The checks of the Authority, in order. */
export const authorityIds = ["name", "connection", "tls", "discovery", "issuer", "clock"] as const;

/** For one answer, in ms. */
const answerMs = 10_000;

/** What discovery, tried once, brought to light. */
interface Probe {
  /** Whether anything was sent at all. */
  asked: boolean;
  /** How far it got, when it was stopped on the way. */
  stage?: FailureStage;
  /** How far the Authority's clock is ahead, in ms. */
  differenceMs?: number | undefined;
  /** Whether there is a discovery document. */
  published: boolean;
  metadata?: Metadata;
  /** What stopped it. */
  error?: unknown;
}

/** Checks the way to the Authority, and what it says of itself. */
export async function authorityChecks(profile: Profile, io: Io): Promise<Check[]> {
  const probe = await probeAuthority(profile, io);
  if (!probe.asked) {
    const [first, ...others] = authorityIds;
    return [failedBy(first, probe.error), ...skipped(others, "the Authority cannot be asked")];
  }
  return [...stageChecks(profile, probe), ...documentChecks(profile, probe), clockCheck(probe)];
}

async function probeAuthority({ authorityUrl }: Profile, io: Io): Promise<Probe> {
  const probe: Probe = { asked: false, published: false };
  const fetchOnce = boundedFetch(answerMs, io);
  const transport: Transport = async (url, init) => {
    probe.asked = true;
    try {
      const response = await fetchOnce(url, { ...init as RequestInit, signal: io.interrupted() });
      probe.differenceMs = clockDifference(response.headers, io.clock.now());
      probe.published ||= response.ok;
      return response;
    } catch (error) {
      if (error instanceof TransientError) probe.stage = "connection";
      if (error instanceof CliError) throw error;
      const failure = networkFailure(url, error);
      probe.stage = failure.stage;
      throw failure.error;
    }
  };
  try {
    probe.metadata = await discover(authorityUrl, transport);
  } catch (error) {
    probe.error = error;
  }
  return probe;
}

/** The way, stage by stage: those before the failed one went well, those behind it were not reached. */
function stageChecks({ authorityUrl }: Profile, { stage, error }: Probe): Check[] {
  const { host, hostname, protocol } = new URL(authorityUrl);
  const stages: readonly (readonly [FailureStage, string])[] = [
    ["name", `${hostname} is known`],
    ["connection", `${host} answers`],
    ["tls", protocol === "https:" ? "the certificate is trusted" : "not needed: http stays on this machine"],
  ];
  const failed = stage ? stages.findIndex(([id]) => id === stage) : stages.length;
  return stages.map(([id, message], index): Check => {
    if (index < failed) return { id, status: "ok", message };
    return index === failed ? failedBy(id, error) : { id, status: "skipped", message: "not reached" };
  });
}

function documentChecks({ authorityUrl }: Profile, { metadata, published, error, stage }: Probe): Check[] {
  if (stage) return skipped(["discovery", "issuer"], "not reached");
  if (error instanceof IssuerError) {
    return [{ id: "discovery", status: "ok", message: "there is a document" }, failedBy("issuer", error)];
  }
  const incomparable = skipped(["issuer"], "there is no document to compare with");
  if (!metadata) return [failedBy("discovery", error), ...incomparable];
  const endpoint = metadata.token_endpoint;
  if (!published) {
    const message = `there is no document. the token endpoint is taken to be ${endpoint}`;
    const hint = "check Url in the profile, if no token can be had there";
    return [{ id: "discovery", status: "warning", message, hint }, ...incomparable];
  }
  return [
    { id: "discovery", status: "ok", message: `the token endpoint is ${endpoint}` },
    { id: "issuer", status: "ok", message: `the Authority calls itself ${authorityUrl}` },
  ];
}

function clockCheck({ differenceMs }: Probe): Check {
  const id = "clock";
  if (differenceMs === undefined) return { id, status: "skipped", message: "the Authority did not tell its time" };
  if (Math.abs(differenceMs) <= mostDifferenceMs) return { id, status: "ok", message: "the Authority's clock agrees" };
  const direction = differenceMs > 0 ? "ahead of" : "behind";
  const message = `the Authority's clock is ${formatDuration(Math.abs(differenceMs))} ${direction} this machine's`;
  return { id, status: "warning", message, hint: "set this machine's clock" };
}
