import process from "node:process";
import { log, password, text, updateSettings } from "@clack/prompts";
import { InterruptedError } from "../core/errors.ts";
import type { Prompts } from "../core/io.ts";

// Ctrl-D closes the library's input, after which no answer could come.
updateSettings({ aliases: { "\x04": "cancel" } });

const output = process.stderr;

/** Prompts for either runtime. Only a program that asks imports them, and only when it does. */
export const prompts: Prompts = {
  async text({ message, defaultValue: preset, validate: check }) {
    let typed: string | undefined;
    let problem: string | undefined;
    do {
      typed = await answer(text({
        message,
        output,
        ...(preset !== undefined && { placeholder: preset, defaultValue: preset }),
        ...(typed !== undefined && { initialValue: typed }),
      })) || (preset ?? "");
      // Not while the question is open: the library hears no key then, and Ctrl-C would leave it deaf for good.
      problem = check?.(typed);
      if (problem !== undefined) log.error(problem, { output });
    } while (problem !== undefined);
    return typed;
  },
  secret: ({ message, validate: check }) =>
    answer(password({ message, output, validate: (typed) => check?.(typed ?? "") })),
};

async function answer(asked: Promise<string | symbol>): Promise<string> {
  const given = await asked;
  if (typeof given === "symbol") throw new InterruptedError("stopped at a question. nothing was written");
  return given;
}
