import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll } from "vitest";
import type { FieldName } from "../../scripts/profile/fields.ts";
import { root } from "../support/bundles.ts";

/** The reader's program, which `make upstream` builds. */
export const readerProgram: string = `${root}/test/upstream/reader/bin/Release/net10.0/reader.dll`;

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

/** A running reader: answers requests in order. */
export interface DotnetReader {
  ask(requests: readonly ReaderRequest[]): Promise<Reading[]>;
}

/** Starts a reader for the tests of a file; it ends with them. */
export function givenDotnetReader(): DotnetReader {
  const child = spawn("dotnet", [readerProgram], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  afterAll(() => void child.stdin.end());
  return {
    async ask(requests) {
      // Both ways at once: neither pipe can hold all of it.
      child.stdin.write(requests.map((request) => `${JSON.stringify(request)}\n`).join(""));
      const readings: Reading[] = [];
      while (readings.length < requests.length) {
        const { value, done } = await lines.next();
        if (done) throw new Error("the reader has ended");
        readings.push(JSON.parse(value) as Reading);
      }
      return readings;
    },
  };
}
