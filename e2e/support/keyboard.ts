import { expect, type Locator, type Page } from "@playwright/test";

/** Goes on with Tab until `target` has the focus, as somebody without a mouse does. Every stop on the way must be seen. */
export async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let stops = 0; stops < most; stops += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press("Tab");
    await expectFocusSeen(page);
  }
  expect(await hasFocus(target), `reached with ${most} presses of Tab: ${target.toString()}`).toBe(true);
}

/** Goes to a radio of a group with Tab, then with the arrow keys to the choice. */
export async function choose(page: Page, group: Locator, name: string): Promise<void> {
  const radios = group.getByRole("radio");
  for (let stops = 0; stops < 60 && !(await focusIsIn(radios)); stops += 1) await page.keyboard.press("Tab");
  const wanted = group.getByRole("radio", { name, exact: true });
  await page.keyboard.press("Space");
  for (let steps = 0; steps < 10 && !(await wanted.isChecked()); steps += 1) await page.keyboard.press("ArrowDown");
  await expect(wanted).toBeChecked();
  await expectFocusSeen(page);
}

async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement).catch(() => false);
}

async function focusIsIn(radios: Locator): Promise<boolean> {
  return radios.evaluateAll((all) => all.some((radio) => radio === document.activeElement));
}

/** The focused element, or the label drawn for it, has an outline, lies in the window, and is not covered (WCAG 2.4.7, 2.4.11). */
export async function expectFocusSeen(page: Page): Promise<void> {
  const fault = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const lineage: Element[] = [];
    for (let at: Element | null = focused; at && lineage.length < 4; at = at.parentElement) lineage.push(at);
    const isDrawn = lineage.some((element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    });
    const about = focused.outerHTML.slice(0, 160);
    if (!isDrawn) return `no outline: ${about}`;
    const label = focused instanceof HTMLInputElement ? (focused.labels?.[0] ?? focused) : focused;
    const box = (focused.getBoundingClientRect().width > 4 ? focused : label).getBoundingClientRect();
    if (box.bottom <= 0 || box.top >= innerHeight) return `outside the window: ${about}`;
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const seen = [box.top + 2, box.top + box.height / 2, box.bottom - 2]
      .filter((y) => y >= 0 && y < innerHeight)
      .some((y) => {
        const top = document.elementFromPoint(x, y);
        return top !== null && (lineage.includes(top) || focused.contains(top) || label.contains(top));
      });
    return seen ? null : `covered: ${about}`;
  });
  expect(fault).toBeNull();
}
