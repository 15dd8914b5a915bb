import { CliError } from "./errors.ts";
import type { Logger } from "./logger.ts";

/** Lets work go on after failures, and reports them all at its end. */
export interface FailureCollector {
  /** Runs one step; a `CliError` that it throws is kept and undefined returned. Anything else is thrown on. */
  attempt<T>(step: () => T | Promise<T>): Promise<T | undefined>;
  /** How many steps have failed. */
  count(): number;
  /** Logs every failure but the first. @throws {CliError} the first failure, if there is one. */
  throwFirst(): void;
}

/** Creates a {@linkcode FailureCollector}. */
export function createFailureCollector(log: Logger): FailureCollector {
  const failures: CliError[] = [];
  return {
    async attempt(step) {
      try {
        return await step();
      } catch (error) {
        if (!(error instanceof CliError)) throw error;
        failures.push(error);
        return undefined;
      }
    },
    count: () => failures.length,
    throwFirst() {
      const [first, ...others] = failures;
      for (const { message, hint } of others) log.error(message, hint);
      if (first) throw first;
    },
  };
}
