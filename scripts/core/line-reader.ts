/**
 * Creates a reader of lines from chunks of bytes.
 * @param next Reads the next chunk; undefined at the end of input.
 * @returns A function that reads the next line without its line end; undefined at the end of input.
 */
export function createLineReader(
  next: () => Promise<Uint8Array | undefined>,
): () => Promise<string | undefined> {
  let rest = "";
  return async () => {
    const decoder = new TextDecoder();
    while (!rest.includes("\n")) {
      const chunk = await next();
      if (!chunk) break;
      rest += decoder.decode(chunk, { stream: true });
    }
    if (rest === "") return undefined;
    const [line = "", ...others] = rest.split("\n");
    rest = others.join("\n");
    return line.replace(/\r$/, "");
  };
}
