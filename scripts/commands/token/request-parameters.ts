import type { Args } from "../../cli/args.ts";
import { UsageError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";
import { fieldsFor, type RequestField } from "../../auth/request-parameters.ts";

/** What this module needs of the world. */
export type ParametersIo = Pick<Io, "env" | "stdin" | "stderr">;

/**
 * The form fields that a request for these scopes carries beside the scope, from options, environment variables and, on
 * a terminal, questions.
 * @throws {UsageError} for a value that cannot be sent, or one that is missing where nobody can be asked.
 */
export async function requestParameters(
  scopes: readonly string[],
  args: Args,
  io: ParametersIo,
): Promise<Record<string, string>> {
  const fields = fieldsFor(scopes);
  const given = new Map(fields.map((field) => [field, valueOf(field, args, io)]));
  const missing = fields.filter((field) => field.required && given.get(field) === undefined);
  if (missing.length > 0 && !(io.stdin.isTerminal && io.stderr.isTerminal)) throw missingError(scopes, missing);
  for (const field of missing) given.set(field, await ask(field, io));
  const tenant = args.text("tenant");
  if (tenant === "") throw new UsageError("--tenant is empty. name a tenant, or leave it out");
  const parameters = [...given].flatMap(([{ name }, value]) => value === undefined ? [] : [[name, value]]);
  return { ...Object.fromEntries(parameters), ...(tenant !== undefined && { tenant }) };
}

function valueOf(field: RequestField, args: Args, io: ParametersIo): string | undefined {
  const value = args.text(field.option) ?? (field.variable && io.env(field.variable) || undefined);
  if (value !== undefined) check(field, value);
  return value;
}

function check(field: RequestField, value: string): void {
  const problem = field.problem(value);
  if (problem) throw new UsageError(`the ${field.label} ${JSON.stringify(value)} cannot be sent: ${problem}`);
}

/** Asks until the answer can be sent. @throws {UsageError} at the end of input. */
async function ask(field: RequestField, io: ParametersIo): Promise<string> {
  for (;;) {
    io.stderr.write(`${field.label}: `);
    const value = (await io.stdin.readLine())?.trim();
    if (value === undefined) throw new UsageError(`the ${field.label} is missing`, { hint: `give --${field.option}` });
    const problem = field.problem(value);
    if (problem === undefined) return value;
    io.stderr.write(`${problem}\n`);
  }
}

function missingError(scopes: readonly string[], missing: readonly RequestField[]): UsageError {
  const flags = [...new Set(missing.map(({ option }) => `--${option}`))];
  return new UsageError(`a token for "${scopes.join(" ")}" needs ${flags.join(", ")}`, {
    hint: "they differ from run to run, so a profile does not hold them: give them with each call",
  });
}
