import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(path.join(import.meta.dirname, "tokens.css"), "utf8");
const themes = ["light", "dark"] as const;

/** `--color-x: light-dark(#light, #dark)` by name. */
const colours = new Map(
  [...css.matchAll(/--color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    String(name),
    { light: String(light), dark: String(dark) },
  ]),
);

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1-21, WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function between(front: string, back: string, theme: (typeof themes)[number]): number {
  const [a, b] = [colours.get(front), colours.get(back)];
  if (!a || !b) throw new Error(`No such colour: ${front} or ${back}`);
  return contrast(a[theme], b[theme]);
}

const GROUNDS = ["canvas", "surface", "sunken"];

const TEXT: [string, string][] = [
  ...GROUNDS.flatMap((ground): [string, string][] =>
    ["ink", "muted", "link", "danger-ink", "warning-ink", "success-ink", "accent"].map((front) => [front, ground]),
  ),
  ["ink", "accent-soft"],
  ["link", "accent-soft"],
  ["muted", "accent-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-danger", "danger"],
  ["on-band", "band"],
  ...["warning", "danger", "success"].flatMap((meaning): [string, string][] => [
    [`${meaning}-ink`, `${meaning}-soft`],
    ["ink", `${meaning}-soft`],
    ["link", `${meaning}-soft`],
  ]),
];

/** Borders of controls, focus, signs and bars: WCAG 1.4.11. */
const SHAPES: [string, string][] = [
  ...GROUNDS.flatMap((ground): [string, string][] =>
    ["edge", "accent", "focus", "warning", "danger", "success"].map((front) => [front, ground]),
  ),
  ["accent", "accent-soft"],
  ["focus", "accent-soft"],
  ["warning", "warning-soft"],
  ["danger", "danger-soft"],
  ["success", "success-soft"],
];

describe.each(themes)("contrast in the %s theme", (theme) => {
  it.each(TEXT)("text %s on %s is at least 4.5:1", (front, back) => {
    expect(between(front, back, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPES)("shape %s on %s is at least 3:1", (front, back) => {
    expect(between(front, back, theme)).toBeGreaterThanOrEqual(3);
  });
});

describe("the computation", () => {
  it("knows the ends of the scale", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });

  it("reads every colour of the file", () => {
    expect(colours.size).toBe((css.match(/--color-[a-z-]+: light-dark/g) ?? []).length);
  });
});
