import { UsageError } from "./errors.ts";
import type { Io, Prompts } from "./io.ts";

/**
 * Prompts that print a question and read a line: for programs whose few permissions on Deno do not cover what drawing
 * prompts reads of the environment.
 */
export function createLinePrompts({ stdin, stderr }: Pick<Io, "stdin" | "stderr">): Prompts {
  return {
    async text({ message, defaultValue = "", validate }) {
      for (;;) {
        stderr.write(`${message}: `);
        const line = await stdin.readLine();
        if (line === undefined) throw new UsageError(`there is no answer for the ${message}`);
        const answer = line || defaultValue;
        const problem = validate?.(answer);
        if (problem === undefined) return answer;
        stderr.write(`${problem}\n`);
      }
    },
  };
}
