/**
 * Text that must not end up in a log, a fingerprint or an error: written out as JSON or text it says nothing. What somebody
 * types as a password becomes one as soon as it has been parsed.
 */
export class SecretText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toJSON(): string {
    return "[secret]";
  }

  toString(): string {
    return "[secret]";
  }
}
