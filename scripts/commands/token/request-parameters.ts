import { listRequestParameters, type RequestParameter } from "../../auth/request-parameters.ts";
import { UsageError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";

/** The options that become form fields of a token request. */
export type ParameterOptions = Readonly<Record<RequestParameter["option"] | "tenant", string | undefined>>;

/**
 * The form fields that a request for these scopes carries beside the scope: from options, environment variables and, on
 * a terminal, questions.
 * @throws {UsageError} for a value that cannot be sent, or one that is missing where nobody can be asked.
 */
export async function collectParameters(
  scopes: readonly string[],
  options: ParameterOptions,
  io: Io,
): Promise<Record<string, string>> {
  const fields = listRequestParameters(scopes);
  const values = new Map(fields.map((field) => [field, readValue(field, options, io)]));
  const missing = fields.filter((field) => field.required && values.get(field) === undefined);
  // Asked only when something is missing: the answer costs Node 10 ms.
  const prompts = missing.length > 0 && io.stdin.isTerminal && io.stderr.isTerminal ? io.prompts : undefined;
  if (missing.length > 0 && !prompts) throw createMissingError(scopes, missing);
  for (const field of missing) {
    const answer = await prompts?.text({ message: field.label, validate: (typed) => field.findProblem(typed.trim()) });
    values.set(field, answer?.trim());
  }
  const { tenant } = options;
  if (tenant === "") throw new UsageError("--tenant is empty. name a tenant, or leave it out");
  const parameters = [...values].flatMap(([{ name }, value]) => value === undefined ? [] : [[name, value]]);
  return { ...Object.fromEntries(parameters), ...(tenant !== undefined && { tenant }) };
}

function readValue(field: RequestParameter, options: ParameterOptions, io: Io): string | undefined {
  const value = options[field.option] ?? (field.variable && io.env(field.variable) || undefined);
  const problem = value === undefined ? undefined : field.findProblem(value);
  if (problem === undefined) return value;
  throw new UsageError(`the ${field.label} ${JSON.stringify(value)} cannot be sent: ${problem}`);
}

function createMissingError(scopes: readonly string[], missing: readonly RequestParameter[]): UsageError {
  const flags = [...new Set(missing.map(({ option }) => `--${option}`))];
  return new UsageError(`a token for "${scopes.join(" ")}" needs ${flags.join(", ")}`, {
    hint: "they differ from run to run, so a profile does not hold them: give them with each call",
  });
}
