import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALIKE, nameKeys, nameNearness, normaliseName, rankNames, shareNameKey } from "./name-match";

/** Pairs that are one name in two spellings: a search for either must find the other. */
const alike: readonly (readonly [string, string])[] = [
  ["Åsa Öberg", "åsa  ÖBERG"],
  ["Asa Oberg", "Åsa Öberg"],
  ["Andersson", "Anderson"],
  ["Johansson", "Johanson"],
  ["Johansson", "Johanzon"],
  ["Eriksson", "Ericsson"],
  ["Eriksson", "Erixon"],
  ["Karlsson", "Carlson"],
  ["Jonsson", "Johnsson"],
  ["Persson", "Pehrsson"],
  ["Svensson", "Swenson"],
  ["Gustafsson", "Gustavson"],
  ["Lindqvist", "Lindkvist"],
  ["Lindqvist", "Lindquist"],
  ["Nyqvist", "Nykvist"],
  ["Kristina", "Christina"],
  ["Katarina", "Catharina"],
  ["Cecilia", "Sesilia"],
  ["Carl", "Karl"],
  ["Erik", "Eric"],
  ["Rickard", "Richard"],
  ["Mikael", "Michael"],
  ["Fredrik", "Phredric"],
  ["Stefan", "Stephan"],
  ["Sofia", "Sophia"],
  ["Eva", "Ewa"],
  ["Viktor", "Wictor"],
  ["Olof", "Olov"],
  ["Gustaf", "Gustav"],
  ["Zara", "Sara"],
  ["Lorentz", "Lorens"],
  ["Bernt", "Berndt"],
  ["Tor", "Thor"],
  ["Anette", "Annette"],
  ["Linéa", "Linnea"],
  ["Renée", "Rene"],
  ["Müller", "Muller"],
  ["Müller", "Myller"],
  ["Sjöberg", "Schöberg"],
  ["Sjöld", "Sköld"],
  ["Stjernström", "Schernström"],
  ["Stiernström", "Stjernström"],
  ["Hjalmar", "Jalmar"],
  ["Ljung", "Jung"],
  ["Göran", "Jöran"],
  ["Maja", "Maya"],
  ["Kaj", "Kai"],
  ["Yvonne", "Ivonne"],
  ["Björn", "Bjørn"],
  ["Nielsen", "Nilsen"],
  ["Anna-Karin", "Annakarin"],
  ["Anna-Karin", "Anna Karin"],
  ["von Essen", "Essen"],
  ["af Klint", "Klint"],
  ["al-Hassan", "Hasan"],
  ["O'Connor", "OConnor"],
  ["O’Connor", "O'Connor"],
  ["Mohammed", "Muhammad"],
  ["Mohammed", "Mohamed"],
  ["Ahmed", "Ahmad"],
  ["Hussein", "Hossain"],
  ["Youssef", "Yusuf"],
  ["Khadija", "Kadija"],
  ["محمد علی", "محمد علی"],
];

/** Pairs that are different names: neither may be taken for the other. */
const different: readonly (readonly [string, string])[] = [
  ["Lind", "Lund"],
  ["Berg", "Borg"],
  ["Lena", "Lina"],
  ["Sara", "Siri"],
  ["Karin", "Karl"],
  ["Anna", "Hanna"],
  ["Eva", "Ada"],
  ["Mats", "Max"],
  ["Ali", "Ola"],
  ["Nilsson", "Jonsson"],
  ["Andersson", "Svensson"],
  ["Hassan", "Hussein"],
  ["Ahmed", "Mohammed"],
  ["Omar", "Osman"],
  ["Björk", "Berg"],
  ["Ek", "Eklund"],
  ["Holm", "Hall"],
  ["von", "Essen"],
  ["محمد", "علی"],
];

describe("names in different spellings", () => {
  it.each(alike)("%s and %s find each other", (one, other) => {
    expect(shareNameKey(one, other)).toBe(true);
    expect(nameNearness(one, other)).toBeGreaterThanOrEqual(ALIKE);
    expect(nameNearness(other, one)).toBeGreaterThanOrEqual(ALIKE);
  });

  it.each(different)("%s and %s stay apart", (one, other) => {
    expect(shareNameKey(one, other)).toBe(false);
    expect(nameNearness(one, other)).toBeLessThan(ALIKE);
    expect(nameNearness(other, one)).toBeLessThan(ALIKE);
  });
});

describe("normalising a name", () => {
  it.each([
    ["  Åsa-Lena  ÖBERG ", "åsa lena öberg"],
    ["A\u030asa O\u0308berg", "åsa öberg"],
    ["André Müller", "andre muller"],
    ["Nguyễn Thị Ánh", "nguyen thi anh"],
    ["Ǽgir Ǿrn", "ägir örn"],
    ["Łukasz Bjørnsson", "lukasz björnsson"],
    ["D’Angelo", "dangelo"],
    ["", ""],
    ["👩‍👧", ""],
    ["יוסף", "יוסף"],
  ])("makes %j into %j", (name, normalised) => {
    expect(normaliseName(name)).toBe(normalised);
  });

  it("keeps å, ä and ö apart from a and o", () => {
    expect(normaliseName("Ål")).not.toBe(normaliseName("Al"));
    expect(nameKeys("Öberg")).toContain("=öberg");
    expect(nameKeys("Oberg")).not.toContain("=öberg");
  });

  it("changes nothing the second time, and ignores case and composition", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
        expect(normaliseName(name.normalize("NFD"))).toBe(normaliseName(name));
      }),
    );
  });

  it("always finds a name by itself, and never finds anything by nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        fc.pre(normaliseName(name) !== "");
        expect(shareNameKey(name, name)).toBe(true);
        expect(nameNearness(name, name)).toBe(1);
      }),
    );
    expect(nameKeys(" - ")).toEqual([]);
    expect(nameNearness("", "Eva")).toBe(0);
  });
});

describe("ranking", () => {
  const people = [
    "Erik Johanson",
    "Eva Johansson",
    "Erik Johansson",
    "Eric Jonsson",
    "Erik Karl Johansson",
    "Lina Ek",
  ].map((name) => ({ name }));

  it("puts the same name first, then near spellings, and leaves others out", () => {
    const found = rankNames("Erik Johansson", people).map(({ candidate }) => candidate.name);
    expect(found.slice(0, 3)).toEqual(["Erik Johansson", "Erik Karl Johansson", "Erik Johanson"]);
    expect(found).not.toContain("Lina Ek");
    expect(found).not.toContain("Eva Johansson");
  });

  it("puts the written letter before the bare one", () => {
    const found = rankNames("Öberg", [{ name: "Oberg" }, { name: "Öberg" }]).map(({ candidate }) => candidate.name);
    expect(found).toEqual(["Öberg", "Oberg"]);
  });

  it("forgives a slip of the finger in a long name", () => {
    expect(nameNearness("Lindstörm", "Lindström")).toBeGreaterThanOrEqual(ALIKE);
    expect(nameNearness("Bergstrom", "Bergström")).toBeGreaterThanOrEqual(ALIKE);
  });

  it("is between 0 and 1", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const nearness = nameNearness(one, other);
        expect(nearness >= 0 && nearness <= 1).toBe(true);
      }),
    );
  });
});
