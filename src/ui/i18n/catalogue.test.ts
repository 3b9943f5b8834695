import { readdirSync } from "node:fs";
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

/** The names in braces at any depth, each with its ICU kind: `{name}`, `{count, plural, ...}`. Sorted, once each. */
function placeholders(sentence: string): string[] {
  const found = [...sentence.matchAll(/\{\s*([a-zA-Z][\w]*)\s*(?:,\s*(\w+)|\})/g)];
  return [...new Set(found.map(([, name, kind]) => `${name}:${kind ?? "text"}`))].sort();
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
  it("sees names, kinds and nested names", () => {
    expect(placeholders("{count, plural, one {# fel i {place}} other {# fel}}")).toEqual([
      "count:plural",
      "place:text",
    ]);
  });
});
