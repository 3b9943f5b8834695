/** Whose names stand in a text: those whom the register links to the one it is about. A help, never a proof of absence. */

/** Somebody linked to the person a release is about. */
export interface KnownName {
  readonly givenName: string;
  readonly familyName: string;
}

/** Letters of a name that is too short to be looked for: half of all words would hit. */
const SHORTEST = 3;

/** The full names of those who are named in the text, by given name or whole name, in the order they are known. */
export function namesIn(text: string, linked: readonly KnownName[]): readonly string[] {
  const words = new Set(folded(text).split(/[^\p{L}\p{N}]+/u));
  const found = linked.filter(({ givenName, familyName }) => {
    const given = folded(givenName).split(/[^\p{L}\p{N}]+/u);
    const own = folded(familyName);
    return (
      given.some((name) => name.length >= SHORTEST && isNamed(name, words)) ||
      (own !== "" && given.some((name) => folded(text).includes(`${name} ${own}`)))
    );
  });
  return [...new Set(found.map(({ givenName, familyName }) => `${givenName} ${familyName}`.trim()))];
}

/** A name, or a name in the genitive. */
function isNamed(name: string, words: ReadonlySet<string>): boolean {
  return words.has(name) || words.has(`${name}s`);
}

function folded(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase("sv");
}
