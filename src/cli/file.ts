import "server-only";
import { readFile, stat } from "node:fs/promises";
import { Refusal } from "./refusal";

/** Reads a file named on the command line. One sentence when it is not there or not to be read. */
export async function readNamedFile(path: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) throw new Refusal("The file is larger than 20 MB.", 1);
    return new Uint8Array(await readFile(path));
  } catch (fault) {
    if (fault instanceof Refusal) throw fault;
    throw new Refusal(`The file cannot be read: ${path}`, 1);
  }
}
