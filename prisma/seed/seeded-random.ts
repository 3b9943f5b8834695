/** Chance that comes out the same every time: demo data and tests must not differ between two machines. */
export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** One of the names, each as likely as its weight. */
  weighted<Name extends string | number>(weights: Readonly<Record<Name, number>>): Name;
  /** The same things in another order. */
  shuffled<Thing>(things: readonly Thing[]): Thing[];
}

/** Mulberry32: small, and good enough for invented data. Never for anything secret. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    weighted<Name extends string | number>(weights: Readonly<Record<Name, number>>): Name {
      const entries = Object.entries<number>(weights);
      let left = below(entries.reduce((sum, [, weight]) => sum + weight, 0));
      const [name] = entries.find(([, weight]) => (left -= weight) < 0) ?? entries[0] ?? [""];
      return (/^[1-9]\d*$/.test(name) ? Number(name) : name) as Name;
    },
    shuffled<Thing>(things: readonly Thing[]): Thing[] {
      const shuffled = [...things];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [shuffled[last], shuffled[other]] = [shuffled[other] as Thing, shuffled[last] as Thing];
      }
      return shuffled;
    },
  };
}
