/** What a batch of `set` lines does: the new environment, and the code of `exit /b` at its end. */
export interface Batch {
  readonly environment: Map<string, string>;
  readonly exitCode: number | undefined;
}

/** How the lines reach cmd: as a batch file, at the prompt, or through `for /f "delims=" %i in ('…') do @%i`. */
export const batchModes = ["batch file", "for /f"] as const;

/** One of {@linkcode batchModes}. */
export type BatchMode = (typeof batchModes)[number];

/**
 * Reads lines as cmd does, from its documentation (`set /?`, `for /?`, `cmd /?`, `exit /?`), with delayed expansion on
 * or off: percent expansion first, then quotes and special characters, then delayed expansion. Refuses what it does
 * not know.
 */
export function readBatch(script: string, mode: BatchMode, delayedExpansion: boolean): Batch {
  const environment = new Map<string, string>();
  let exitCode: number | undefined;
  for (const line of script.split(/\r?\n/)) {
    if (line === "") continue;
    if (exitCode !== undefined) throw new SyntaxError("lines behind exit");
    // By `for /f`, a line has been read already when it is put in place: percent signs and operators mean nothing.
    const read = mode === "batch file" ? withoutOperators(percentExpanded(line)) : line;
    const command = delayedExpansion ? delayed(read) : read;
    const [, name, value] = /^set "([^"=]+)=([^"]*)"$/i.exec(command) ?? [];
    const [, code] = /^exit \/b (\d+)$/i.exec(command) ?? [];
    if (code !== undefined) exitCode = Number(code);
    else if (name === undefined) throw new SyntaxError(`neither set nor exit: ${command}`);
    else if (value === undefined || value === "") environment.delete(name);
    else environment.set(name, value);
  }
  return { environment, exitCode };
}

/** In a batch file `%%` is one percent sign, `%NAME%` a value, `%1` an argument; any other percent sign goes. */
const percentExpanded = (line: string): string =>
  line.replace(/%%|%[^%]+%|%[\d*]|%/g, (match) => match === "%%" ? "%" : "");

/** Outside quotes the operators end the command, and a caret takes the next character as it is. */
function withoutOperators(line: string): string {
  const outside = line.replace(/"[^"]*"?/g, "");
  if (/[&|<>()^]/.test(outside)) throw new SyntaxError(`an operator outside quotes: ${line}`);
  return line;
}

/** With delayed expansion `!NAME!` is a value, and in a line with `!` a caret goes, even inside quotes. */
const delayed = (line: string): string =>
  line.includes("!") ? line.replace(/![^!]*!?/g, "").replace(/\^(.)/g, "$1") : line;
