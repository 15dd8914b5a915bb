import type { FieldName } from "../../scripts/profile/fields.ts";
import { type DotnetProgram, givenDotnetProgram } from "./dotnet-program.ts";

/** What .NET makes of a configuration. */
export interface Reading {
  /** The error of the program that reads it; undefined when there is none. */
  readonly error?: string;
  /** The values that its options class is bound to; null for one that is not set. */
  readonly values?: Readonly<Partial<Record<FieldName, string | null>>>;
  /** Every key of the configuration with its value, as `A:B:C`. */
  readonly keys?: Readonly<Record<string, string>>;
  /** For `cacheRead`: the entry. */
  readonly entry?: unknown;
}

/** A request to the reader; `kind` says what it is about. The sources beside it say what each kind takes. */
export interface ReaderRequest {
  readonly kind: "profile" | "environment" | "cacheRead" | "cacheWrite";
  readonly [name: string]: unknown;
}

/** A running reader. */
export type DotnetReader = DotnetProgram<ReaderRequest, Reading>;

/** Starts a reader for the tests of a file; it ends with them. */
export function givenDotnetReader(): DotnetReader {
  return givenDotnetProgram("reader");
}
