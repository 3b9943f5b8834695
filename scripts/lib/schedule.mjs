/**
 * Runs named steps, at most `width` at a time, each after the ones it needs. A step whose need failed is not run and
 * fails too. Steps are taken in the order given.
 *
 * @template R
 * @param {{ name: string, needs?: string[], alone?: boolean }[]} steps `alone`: nothing else runs meanwhile
 * @param {(step: object) => Promise<R & { ok: boolean }>} perform
 * @returns {Promise<(R & { ok: boolean, name: string })[]>} in the order of `steps`
 */
export async function runSchedule(steps, width, perform) {
  const names = new Set(steps.map((step) => step.name));
  const results = new Map();
  const running = new Map();
  const waiting = [...steps];
  const isReady = (step) => (step.needs ?? []).every((need) => !names.has(need) || results.has(need));
  const fits = (step) =>
    running.size === 0 ||
    (running.size < width && !step.alone && ![...running.values()].some((other) => other.step.alone));

  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.find((step) => isReady(step) && fits(step));
    if (!next) {
      if (running.size === 0)
        throw new Error(`Steps need each other in a circle: ${waiting.map((step) => step.name).join(", ")}`);
      await Promise.race([...running.values()].map((entry) => entry.done));
      continue;
    }
    waiting.splice(waiting.indexOf(next), 1);
    const unmet = (next.needs ?? []).filter((need) => results.get(need)?.ok === false);
    const work = unmet.length > 0 ? Promise.resolve({ ok: false, skippedFor: unmet }) : perform(next);
    const done = work.then((result) => {
      results.set(next.name, { ...result, name: next.name });
      running.delete(next.name);
    });
    running.set(next.name, { step: next, done });
  }
  return steps.map((step) => results.get(step.name));
}
