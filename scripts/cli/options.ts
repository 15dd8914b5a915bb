/** One option of a verb, as help, completion and the parser see it. */
export interface Option {
  /** In the notation of cac: `--force`, `--client-id <id>`, `-f, --format <format>`. */
  readonly flags: string;
  /** A sentence for help. */
  readonly description: string;
  /** May be given more than once. */
  readonly repeatable?: boolean;
  /** The values it can take, for help and completion. */
  readonly values?: readonly string[];
}

/** What may be typed behind the name of a verb. */
export interface Grammar {
  /** For help: `<name…>`, `[profile]`. */
  readonly positionals: string;
  /** How many positionals are allowed. */
  readonly arity: readonly [least: number, most: number];
  readonly options: readonly Option[];
  /** Takes a command after `--`. */
  readonly takesCommand?: boolean;
}

/** The options that every verb of every program has. */
export const commonOptions: readonly Option[] = [
  { flags: "-q, --quiet", description: "Print errors only." },
  { flags: "-v, --verbose", description: "Say what is done; show the stack of an unexpected failure." },
  { flags: "-h, --help", description: "Show this help." },
  { flags: "-V, --version", description: "Show the version." },
];

/** `--client-id <id>` → `client-id`. */
export function optionName(option: Option): string {
  return /--(?:no-)?([\w-]+)/.exec(option.flags)?.[1] ?? option.flags;
}
