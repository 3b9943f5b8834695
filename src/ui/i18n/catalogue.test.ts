import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { catalogues } from "../../../messages";
import { LOCALES } from "./locale";

type Tree = { readonly [key: string]: string | Tree };

/** Every sentence of a tree by its dotted key. */
function sentences(tree: Tree, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[prefix + key, value]] : [...sentences(value, `${prefix}${key}.`)],
    ),
  );
}

/**
 * The arguments of an ICU message with their kinds, sorted, once each: `{name}`, `{count, plural, one {# i {place}}}`.
 * Text in the branches of a plural or select is a message again, not an argument.
 */
function placeholders(message: string): string[] {
  const found = groups(message).flatMap((argument): string[] => {
    const [, name = "", kind = "text", branches = ""] =
      /^\s*(\w+)\s*(?:,\s*(\w+)\s*(?:,([^]*))?)?$/.exec(argument) ?? [];
    const inner = ["plural", "select", "selectordinal"].includes(kind) ? groups(branches) : [];
    return [`${name}:${kind}`, ...inner.flatMap(placeholders)];
  });
  return [...new Set(found)].sort();
}

/** What stands in the outermost braces. */
function groups(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [at, letter] of [...text].entries()) {
    if (letter === "{" && depth++ === 0) start = at + 1;
    if (letter === "}" && --depth === 0) found.push([...text].slice(start, at).join(""));
  }
  return found;
}

/** The tags of rich text: `<link>`. */
function tags(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/<\/?(\w+)>/g)].map(([, name]) => String(name)))].sort();
}

const folders = readdirSync(path.join(import.meta.dirname, "../../../messages"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const namespaceOf = (folder: string) => folder.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const sv = sentences(catalogues.sv);
const en = sentences(catalogues.en);

describe("the message catalogue", () => {
  it("registers every folder in both languages", () => {
    for (const locale of LOCALES) {
      expect(Object.keys(catalogues[locale]).sort()).toEqual(folders.map(namespaceOf).sort());
    }
  });

  it.each(folders)("%s: no key stands twice in its object, where the second would silently win", (folder) => {
    for (const locale of LOCALES) {
      const text = readFileSync(path.join(import.meta.dirname, "../../../messages", folder, `${locale}.json`), "utf8");
      const written = [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined);
      let read = 0;
      JSON.parse(text, (key, value: unknown) => {
        if (key !== "") read += 1;
        return value;
      });
      expect(read).toBe(written.length);
    }
  });

  it("has the same keys in both languages", () => {
    expect([...en.keys()].sort()).toEqual([...sv.keys()].sort());
  });

  it.each([...sv.keys()])("%s: same placeholders and tags, and no empty text", (key) => {
    const [swedish, english] = [sv.get(key) ?? "", en.get(key) ?? ""];
    expect(placeholders(english)).toEqual(placeholders(swedish));
    expect(tags(english)).toEqual(tags(swedish));
    expect(swedish.trim()).not.toBe("");
    expect(english.trim()).not.toBe("");
  });

  it("uses camelCase keys, without dots, so that a dotted key is a path", () => {
    for (const key of sv.keys()) expect(key).toMatch(/^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$/);
  });
});

describe("the reading of placeholders", () => {
  it("sees names, kinds and names inside branches", () => {
    expect(placeholders("{count, plural, one {# fel i {place}} other {# fel}}")).toEqual([
      "count:plural",
      "place:text",
    ]);
  });

  it("does not take the text of a branch for a name", () => {
    expect(placeholders("{count, plural, =0 {Nej} other {Ja, på # ställen}} {day, date, short}")).toEqual([
      "count:plural",
      "day:date",
    ]);
  });
});
