/** One run of one act: how many a second, and how long each took. */
export interface Run {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p95: number;
}

/** Runs `work` in `lanes` lanes at once for `seconds`; the clock is the process's own, monotonic. */
export async function run(work: () => Promise<unknown>, lanes: number, seconds: number): Promise<Run> {
  const took: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  const lane = async () => {
    while (performance.now() < end) {
      const from = performance.now();
      await work();
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  took.sort((a, b) => a - b);
  const elapsed = (performance.now() - start) / 1000;
  return { perSecond: took.length / elapsed, p95: took[Math.floor(took.length * 0.95)] ?? 0 };
}

/** The median run by throughput. */
export function median(runs: readonly Run[]): Run {
  const sorted = [...runs].sort((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error("no runs");
  return middle;
}
