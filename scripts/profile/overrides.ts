import type { Io } from "../core/io.ts";
import type { ProfileDocument } from "./document.ts";
import type { EffectiveValue } from "./effective-values.ts";
import { type Field, listVariables, valueFields } from "./fields.ts";

/** An environment variable that differs from the profile. */
export interface Override {
  readonly variable: string;
  /** The dotted key that it overrides. */
  readonly key: string;
}

const byVariable: ReadonlyMap<string, Field> = new Map(
  valueFields.flatMap((field) => listVariables(field).map((variable) => [variable.toLowerCase(), field] as const)),
);

/**
 * Finds the variables that differ from a profile's values, such as those that another profile's `stella-env` has set.
 * These programs use the profile, but in the `stella` CLI the environment wins, as in all .NET configuration, which
 * matches the names without regard to case.
 */
export function findOverrides(document: ProfileDocument, values: readonly EffectiveValue[], io: Io): Override[] {
  return Object.entries(io.environment()).flatMap(([variable, value]) => {
    const field = byVariable.get(variable.toLowerCase());
    if (!field) return [];
    const effective = values.find(({ key }) => key === field.key)?.value;
    const agrees = value === document.fields.get(field.name)?.text || value === effective;
    return agrees ? [] : [{ variable, key: field.key }];
  });
}
