import { setTimeout as wait } from "node:timers/promises";
import { randomInt } from "node:crypto";
import type { Locator, Page } from "@playwright/test";

/** Somebody at a screen of glass: looks before each tap, types a key at a time, and both are counted. */
export interface Human {
  readonly taps: number;
  readonly tap: (what: Locator) => Promise<void>;
  /** Taps the field and types into it. */
  readonly type: (field: Locator, text: string) => Promise<void>;
}

/** How long somebody with gloves looks for the next thing to tap, and from key to key. In milliseconds. */
const LOOKS = [500, 1_100] as const;
const KEY = [60, 120] as const;

export function humanAt(page: Page): Human {
  let taps = 0;
  const tap = async (what: Locator) => {
    await wait(randomInt(...LOOKS));
    taps += 1;
    await what.tap();
  };
  const type = async (field: Locator, text: string) => {
    await tap(field);
    for (const letter of text) {
      await wait(randomInt(...KEY));
      await page.keyboard.type(letter);
    }
  };
  return {
    get taps() {
      return taps;
    },
    tap,
    type,
  };
}
