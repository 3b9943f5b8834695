/** Opens every door of the kernel and the modules, so that whatever has operations registers them. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

const source = path.resolve(import.meta.dirname, "../../src");

export async function openDoors(): Promise<void> {
  for (const folder of ["kernel", "modules"])
    for (const part of readdirSync(path.join(source, folder))) {
      const door = path.join(source, folder, part, "index.ts");
      if (existsSync(door)) await import(/* @vite-ignore */ door);
    }
}
