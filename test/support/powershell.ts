/*
 * PowerShell and cmd do not run here: the real PowerShell needs .NET, and has its tests in test/upstream. These readers are written from their documentation, not from our encoders, and
 * refuse whatever they do not know.
 */

/** Every character that PowerShell takes for a single quote (about_Quoting_Rules; the language specification, 2.3.5.2). */
const singleQuotes = "'\u2018\u2019\u201a\u201b";

/** Line ends of PowerShell's grammar (the language specification, 2.2.2), at which a pipe from a program splits, too. */
const lineEnds = /[\r\n\u0085\u2028\u2029]/;

/** Takes a text apart from its start. */
class Scanner {
  #rest: string;
  constructor(text: string) {
    this.#rest = text;
  }
  get isAtEnd(): boolean {
    return this.#rest === "";
  }
  take(pattern: RegExp): string | undefined {
    const match = new RegExp(`^(?:${pattern.source})`, pattern.flags).exec(this.#rest);
    if (match) this.#rest = this.#rest.slice(match[0].length);
    return match?.[0];
  }
  require(pattern: RegExp): string {
    const taken = this.take(pattern);
    if (taken === undefined) throw new SyntaxError(`expected ${pattern} before ${JSON.stringify(this.#rest)}`);
    return taken;
  }
}

/** A verbatim string: a doubled quote, of whatever kind, is one quote. */
function readString(scanner: Scanner): string {
  const quote = `[${singleQuotes}]`;
  scanner.require(new RegExp(quote));
  let value = "";
  for (;;) {
    value += scanner.take(new RegExp(`[^${singleQuotes}]+`)) ?? "";
    const pair = scanner.take(new RegExp(quote + quote));
    if (pair === undefined) break;
    value += pair[0];
  }
  scanner.require(new RegExp(quote));
  return value;
}

/** `'…' + [char]0x41 + '…'`: the left operand, a string, makes `+` concatenation (about_Operators). */
function readExpression(scanner: Scanner): string {
  let value = readString(scanner);
  while (scanner.take(/ \+ /) !== undefined) {
    if (scanner.take(/\[char\]/) === undefined) value += readString(scanner);
    else value += String.fromCharCode(Number(scanner.require(/0x[0-9a-f]{1,4}(?![0-9a-f])/)));
  }
  return value;
}

/** What a script of assignments to `$env:` does: the new environment, and the message that it throws at its end. */
export function readPowerShell(script: string): { environment: Map<string, string>; thrown: string | undefined } {
  const line = script.replace(/\r?\n$/, "");
  if (lineEnds.test(line)) throw new SyntaxError("more than one line");
  const scanner = new Scanner(line);
  const environment = new Map<string, string>();
  let thrown: string | undefined;
  while (!scanner.isAtEnd && thrown === undefined) {
    if (scanner.take(/throw /) !== undefined) thrown = readExpression(scanner);
    else {
      scanner.require(/\$env:/);
      const name = scanner.require(/\w+/);
      scanner.require(/ = /);
      if (scanner.take(/\$null/) !== undefined) environment.delete(name);
      else environment.set(name, readExpression(scanner));
    }
    scanner.require(/; ?/);
  }
  if (!scanner.isAtEnd) throw new SyntaxError("statements behind throw");
  return { environment, thrown };
}
