import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { startChild } from "./children.mjs";
import { isFree } from "./ports.mjs";
import { inProject } from "./paths.mjs";
import { Refusal } from "./say.mjs";

/** Can the application listen on `port`? One on the IPv6 loopback would answer browsers in our place. */
export async function refuseTakenPort(port) {
  if ((await isFree(port, "127.0.0.1")) && (await isFree(port, "::1"))) return;
  throw new Refusal(
    `Port ${port} is taken by another program; stop it or choose another: npm start -- --port ${port + 1}`,
  );
}

/** Starts the standalone server on 127.0.0.1. It ends by itself when this process dies, however it dies. */
export function startServer(file, environment, port, stdio = "inherit") {
  const watch = pathToFileURL(inProject("scripts/lib/end-with-parent.mjs")).href;
  return startChild(process.execPath, ["--import", watch, file], {
    cwd: path.dirname(file),
    env: {
      ...environment,
      NODE_ENV: "production",
      PORT: String(port),
      HOSTNAME: "127.0.0.1",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: [stdio === "inherit" ? "inherit" : "ignore", stdio, stdio, "ipc"],
  });
}

/** Waits until the health address answers 200. Refuses when the server ends first or a minute passes. */
export async function waitUntilHealthy(child, port) {
  const deadline = Date.now() + 60_000;
  let last = "no answer";
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Refusal("The server ended while starting; its message is above.");
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return;
      last = `status ${answer.status}`;
    } catch {
      // Not listening yet.
    }
    await sleep(100);
  }
  throw new Refusal(`The server did not become healthy within a minute (/api/health: ${last}).`);
}
