/**
 * The two shapes an answer can have. No domain word lives here; codes belong to the module that refuses.
 */

/** The outcome of a rule or an operation: a value, or an expected refusal with a code owned by the module. */
export type Result<T, C extends string = string> =
  { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Refusal<C>);

/** An expected "no". `field` names the form field the message belongs to, dotted for nested ones. */
export interface Refusal<C extends string = string> {
  readonly code: C;
  readonly field?: string;
  /** Values for the placeholders of the message. Never personal data: they are shown and may be logged. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** Wraps a value as a success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Makes an expected refusal. */
export function refuse<C extends string>(
  code: C,
  about: Omit<Refusal<C>, "code"> = {},
): { readonly ok: false } & Refusal<C> {
  return { ok: false, code, ...about };
}

/** One message for one field: a key in the message catalogue and the values of its placeholders. */
export interface FieldMessage {
  readonly key: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/**
 * What a server action sends to the browser. `message` is a key in the message catalogue, never a sentence
 * built from data; `reference` is the number under which an unexpected fault was logged.
 */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly details?: Readonly<Record<string, string | number>>;
      readonly fields: Readonly<Record<string, FieldMessage>>;
      readonly reference?: string;
    };
