/** The signals to forward to a program that we run. */
export const forwardedSignals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGWINCH"] as const;

/**
 * Signals that a terminal sends to every process in its foreground. Forwarded, the program would get Ctrl-C twice, which
 * many programs take for "quit immediately".
 */
export const terminalSignals: ReadonlySet<string> = new Set(["SIGINT", "SIGQUIT", "SIGWINCH"]);
