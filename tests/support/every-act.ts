/**
 * Every operation of the house done once by somebody who may, with the inputs of the gate matrix: what the product itself
 * writes, in every table it writes to. An operation that comes later is done by itself.
 */
import { randomUUID } from "node:crypto";
import type { Operation } from "@/kernel/gate";
import { registered } from "@/kernel/gate";
import { inputs } from "../matrix/inputs";
import type { Asking } from "../matrix/checker";
import { addTarget, kitFor, type World } from "../matrix/world";
import { openDoors } from "./doors";

export interface Acts {
  readonly done: readonly string[];
  /** Names of operations nobody got done, with the answer. */
  readonly undone: readonly string[];
}

/** Does them all, or those of some parts. `reword` may change an input; one that is refused then is sent as it was. */
export async function doEverything(
  world: World,
  { reword, parts }: { reword?: (input: unknown, item: Operation) => unknown; parts?: readonly string[] } = {},
): Promise<Acts> {
  await openDoors();
  const done: string[] = [];
  let undone: { item: Operation; asking: Asking; answer: string }[] = [];
  for (const item of registered().values()) {
    if (item.kind !== "operation" || (parts && !parts.includes(item.corridor.name))) continue;
    const found = inputs[item.name];
    for (const asking of (Array.isArray(found) ? found : [found]) as readonly (Asking | undefined)[])
      if (asking && !asking.endsSession) undone.push({ item: item as Operation, asking, answer: "" });
  }
  // Twice: some acts become possible by what others do.
  for (let turn = 0; turn < 2; turn += 1) {
    const left: typeof undone = [];
    for (const { item, asking } of undone) {
      const answer = await doOnce(world, item, asking, reword).catch((fault: Error) => fault.message);
      if (answer === null) done.push(item.name);
      else left.push({ item, asking, answer });
    }
    undone = left;
  }
  return { done, undone: undone.map(({ item, answer }) => `${item.name}: ${answer}`) };
}

/** Null when it was done, else the last answer. */
async function doOnce(
  world: World,
  item: Operation,
  asking: Asking,
  reword: ((input: unknown, item: Operation) => unknown) | undefined,
): Promise<string | null> {
  let answer = "nobody may";
  for (const [role, worker] of world.workers) {
    if (!item.corridor.grants[role]?.includes(item.needs)) continue;
    for (const change of reword ? [reword, undefined] : [undefined]) {
      const target = await addTarget(world, "assigned", worker);
      const input = await asking.input(target, kitFor(world), world);
      const reply = await world.house.act(worker, item, change ? change(input, item) : input, {
        key: randomUUID(),
      });
      if (reply.ok) return null;
      answer = reply.code;
    }
  }
  return answer;
}
