/** The signals that a program run by us should get when we get them. */
export const passedSignals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGWINCH"] as const;

/**
 * Those that a terminal sends to every process in its foreground: passed on, the program would see Ctrl-C twice, which
 * many take for "stop at once".
 */
export const terminalSignals: ReadonlySet<string> = new Set(["SIGINT", "SIGQUIT", "SIGWINCH"]);
