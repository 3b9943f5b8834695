/**
 * Where a request came from, as far as throttling needs it. The proxy in front puts the peer's
 * address last in X-Forwarded-For; what stands before it is the caller's own word and is not used. Without a proxy all of
 * it is the caller's word: production needs one (docs/operations.md), and the bucket of the address holds in any case. IPv6 is cut to
 * its /64: one subscriber has a whole one. Pure.
 */
export function networkOf(forwardedFor: string | null): string {
  const last = forwardedFor?.split(",").at(-1)?.trim().toLowerCase() ?? "";
  const plain = last.replace(/^::ffff:/, "").replace(/^\[|\](:\d+)?$/g, "");
  if (/^\d{1,3}(\.\d{1,3}){3}(:\d+)?$/.test(plain)) return plain.replace(/:\d+$/, "");
  if (!plain.includes(":")) return "unknown";
  const [head = "", tail] = plain.split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail ? tail.split(":") : [];
  const whole =
    tail === undefined
      ? front
      : [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0"), ...back];
  return `${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
