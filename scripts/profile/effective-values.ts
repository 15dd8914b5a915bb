import type { Io } from "../core/io.ts";
import { locate, type ProfileDocument } from "./document.ts";
import { type Field, valueFields } from "./fields.ts";
import { type Profile, toProfile } from "./profile.ts";
import { redactUrl } from "./url.ts";

/** Where an effective value comes from. */
export type ValueSource = "profile" | "environment" | "default" | "unset";

/** One effective value with its source. */
export interface EffectiveValue {
  /** The dotted key. */
  readonly key: string;
  /** Null when it is unset, `***` for a secret. */
  readonly value: string | null;
  readonly source: ValueSource;
  /** 1-based; null unless the value comes from the profile. */
  readonly line: number | null;
}

/** Every effective value of a profile and where it comes from. @throws {UsageError} when the profile cannot be used. */
export function listEffectiveValues(document: ProfileDocument, io: Io): EffectiveValue[] {
  const profile = toProfile(document, io);
  return valueFields.map((field) => {
    const { key } = field;
    const entry = document.fields.get(field.name);
    const value = showValue(field, profile) ?? null;
    if (entry) return { key, value, source: "profile", line: locate(document, entry.keySpan.start).line };
    return { key, value, source: value === null ? "unset" : getDefaultSource(io), line: null };
  });
}

/** A value without what must not be seen of it. */
function showValue({ name, type }: Field, { secret, values }: Profile): string | undefined {
  if (type === "secret") return secret.kind === "inline" ? "***" : undefined;
  const value = values.get(name);
  return type === "url" && value !== undefined ? redactUrl(value) : value;
}

/** Every default is a path below the StellaOps home, which the environment may have moved. */
function getDefaultSource(io: Io): ValueSource {
  return io.env("STELLAOPS_HOME") ? "environment" : "default";
}
