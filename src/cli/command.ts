/** One subcommand: its words, and what it does with the words after its name. Answers the exit code. */
export interface Command {
  /** The words that name it: `["import", "field-contacts"]`. */
  readonly words: readonly string[];
  readonly usage: string;
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>;
}

/** Where a command writes: results to `out`, so that they can be piped; everything said beside them to `say`. */
export interface Terminal {
  readonly out: (text: string) => void;
  /** A file as the result: for a pipe or `> file`. */
  readonly bytes: (file: Uint8Array) => void;
  readonly say: (text: string) => void;
}
