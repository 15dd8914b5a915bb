import { FailedError } from "../../core/errors.ts";

/** The JSON object in an answer. @throws {FailedError} when there is none; its text is not quoted, as it may be anything. */
export async function jsonObject(response: Response, who: string): Promise<Record<string, unknown>> {
  try {
    const value: unknown = await response.clone().json();
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Told below, together with JSON of another shape.
  }
  throw new FailedError(`the answer of ${who} is not a JSON object (HTTP ${response.status})`, {
    hint: "something else may answer in its place, such as a proxy's sign-in page: check Url in the profile",
  });
}
