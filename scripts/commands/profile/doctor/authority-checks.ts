import { maxClockSkewMs } from "../../../auth/clock-skew.ts";
import { type AuthorityProbe, probeAuthority } from "../../../auth/probe-authority.ts";
import { formatDuration } from "../../../core/duration.ts";
import type { Io } from "../../../core/io.ts";
import type { Profile } from "../../../profile/profile.ts";
import { type Check, failedBy, skipped } from "./check.ts";

const stageIds = ["name", "connection", "tls", "discovery", "issuer"] as const;

/** The checks of the Authority, in order. */
export const authorityIds = [...stageIds, "clock"] as const;

/** Checks the way to the Authority, and what it says of itself. */
export async function authorityChecks({ authorityUrl }: Profile, io: Io): Promise<Check[]> {
  const probe = await probeAuthority(authorityUrl, io);
  if (probe.failure?.stage === "url") {
    const [first, ...others] = authorityIds;
    return [failedBy(first, probe.failure.error), ...skipped(others, "the Authority cannot be asked")];
  }
  return [...stageChecks(authorityUrl, probe), clockCheck(probe)];
}

/** The stages before the one that failed passed, those after it were not reached. */
function stageChecks(authorityUrl: string, probe: AuthorityProbe): Check[] {
  const { failure } = probe;
  const passed = passedChecks(authorityUrl, probe);
  if (!failure) return passed;
  const at = passed.findIndex(({ id }) => id === failure.stage);
  const reason = failure.stage === "discovery" ? noDocument : "not reached";
  return [...passed.slice(0, at), failedBy(failure.stage, failure.error), ...skipped(stageIds.slice(at + 1), reason)];
}

const noDocument = "there is no document to compare with";

/** The checks of all stages, as far as none failed. */
function passedChecks(authorityUrl: string, { tokenEndpoints, hasDocument, failure }: AuthorityProbe): Check[] {
  const { host, hostname, protocol } = new URL(authorityUrl);
  const ok = (id: string, message: string): Check => ({ id, status: "ok", message });
  const places = tokenEndpoints?.join(" or ");
  const way = [
    ok("name", `${hostname} is known`),
    ok("connection", `${host} answers`),
    ok("tls", protocol === "https:" ? "the certificate is trusted" : "not needed: http stays on this machine"),
  ];
  if (!failure && !hasDocument) {
    const message = `there is no document. the token endpoint is taken to be ${places}`;
    const hint = "check Url in the profile, if no token can be had there";
    return [...way, { id: "discovery", status: "warning", message, hint }, ...skipped(["issuer"], noDocument)];
  }
  return [
    ...way,
    ok("discovery", places === undefined ? "there is a document" : `the token endpoint is ${places}`),
    ok("issuer", `the Authority calls itself ${authorityUrl}`),
  ];
}

function clockCheck({ clockSkewMs }: AuthorityProbe): Check {
  const id = "clock";
  if (clockSkewMs === undefined) return { id, status: "skipped", message: "the Authority did not tell its time" };
  if (Math.abs(clockSkewMs) <= maxClockSkewMs) return { id, status: "ok", message: "the Authority's clock agrees" };
  const direction = clockSkewMs > 0 ? "ahead of" : "behind";
  const message = `the Authority's clock is ${formatDuration(Math.abs(clockSkewMs))} ${direction} this machine's`;
  return { id, status: "warning", message, hint: "set this machine's clock" };
}
