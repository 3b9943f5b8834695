/** A tree of sentences. */
export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/**
 * The given paths (`"ui"`, `"fieldContacts.form"`) of a catalogue, in the same nesting. An unknown path throws: it
 * would be a screen without words.
 */
export function pickMessages(catalogue: MessageTree, paths: readonly string[]): MessageTree {
  const picked: Record<string, string | MessageTree> = {};
  for (const path of paths) {
    const [part = "", section] = path.split(".");
    const found = catalogue[part];
    if (found === undefined || typeof found === "string") throw new Error(`No messages under "${path}"`);
    if (section === undefined) {
      picked[part] = found;
      continue;
    }
    const below = found[section];
    if (below === undefined) throw new Error(`No messages under "${path}"`);
    const already = picked[part];
    if (already !== found) picked[part] = { ...(typeof already === "object" ? already : {}), [section]: below };
  }
  return picked;
}
