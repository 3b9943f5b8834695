/** What a field of a light form may hold. */
export type LightValue = string | boolean | null | undefined | readonly string[];

/** The part of `HTMLFormElement` that is read: what stands under a name. Text for every entry that would be posted. */
export interface PostedValues {
  getAll(name: string): readonly (string | File)[];
}

/**
 * What was typed, in the shape of the defaults: a truth value for a single checkbox, a list for checkboxes of one name,
 * else the text. A choice not made stays what its default says nothing is (undefined, null or "").
 */
export function typedValues<Values extends Readonly<Record<string, LightValue>>>(
  posted: PostedValues,
  defaults: Values,
): Values {
  const read = ([name, byDefault]: [string, LightValue]): [string, LightValue] => {
    const texts = posted.getAll(name).filter((entry) => typeof entry === "string");
    if (typeof byDefault === "boolean") return [name, texts.length > 0];
    if (Array.isArray(byDefault)) return [name, texts];
    return [name, texts[0] ?? (byDefault ? "" : byDefault)];
  };
  return Object.fromEntries(Object.entries(defaults).map(read)) as Values;
}
