import { FailedError } from "../../core/errors.ts";

/**
 * Reads the JSON object in a response.
 * @param sender Names who answered, for the error.
 * @throws {FailedError} when there is none. It does not quote the response, which may hold anything.
 */
export async function readJsonObject(response: Response, sender: string): Promise<Record<string, unknown>> {
  try {
    const value: unknown = await response.clone().json();
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Reported below, as is JSON of another type.
  }
  throw new FailedError(`the answer of ${sender} is not a JSON object (HTTP ${response.status})`, {
    hint: "something else may answer in its place, such as a proxy's sign-in page: check Url in the profile",
  });
}
