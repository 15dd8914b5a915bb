import process from "node:process";
import { password, text, updateSettings } from "@clack/prompts";
import { InterruptedError } from "../core/errors.ts";
import type { Prompts } from "../core/io.ts";

// Ctrl-D closes the library's input, so that no answer could follow.
updateSettings({ aliases: { "\x04": "cancel" } });

const output = process.stderr;

/** Prompts for either runtime, imported only when something is asked. */
export const prompts: Required<Prompts> = {
  text: ({ message, defaultValue = "", validate }) =>
    waitForAnswer(text({
      message,
      output,
      placeholder: defaultValue,
      defaultValue,
      validate: (typed) => validate?.(typed || defaultValue),
    })),
  secret: ({ message, validate }) =>
    waitForAnswer(password({ message, output, validate: (typed) => validate?.(typed ?? "") })),
};

/** Waits for the answer to a prompt. @throws {InterruptedError} when it was cancelled. */
async function waitForAnswer(prompt: Promise<string | symbol>): Promise<string> {
  const answer = await prompt;
  if (typeof answer === "symbol") throw new InterruptedError("stopped at a question. nothing was written");
  return answer;
}
