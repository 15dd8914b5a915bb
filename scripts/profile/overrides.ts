import type { Io } from "../core/io.ts";
import type { ProfileDocument } from "./document.ts";
import { type KnownKey, knownKeys } from "./fields.ts";
import type { EffectiveValue } from "./effective-values.ts";

/** An environment variable that says something else than the profile. */
export interface Override {
  readonly variable: string;
  readonly key: KnownKey;
}

/**
 * Variables that differ from a profile's values, such as another profile's `stella-env` leaves behind. These programs
 * use the profile, but the `stella` CLI lets the environment win, as .NET configuration does: `__` for each level,
 * whatever the case.
 */
export function findOverrides(
  document: ProfileDocument,
  values: readonly EffectiveValue[],
  io: Pick<Io, "environment">,
): Override[] {
  const keys = new Map(knownKeys.map((key): [string, KnownKey] => [key.replaceAll(".", "__").toLowerCase(), key]));
  keys.set("stellaops_backend_url", "StellaOps.BackendUrl");
  return Object.entries(io.environment()).flatMap(([variable, value]) => {
    const key = keys.get(variable.toLowerCase());
    if (!key) return [];
    const said = [document.known.get(key)?.text, values.find((explained) => explained.key === key)?.value];
    return said.includes(value) ? [] : [{ variable, key }];
  });
}
