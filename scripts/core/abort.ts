/**
 * Waits for work, but no longer than until the signal is aborted: then throws its reason, even if the work does not watch
 * the signal and never ends.
 */
export async function waitUntilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
  });
  try {
    // The race listens to both, so that neither rejection is left unhandled.
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
