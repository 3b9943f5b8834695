/** The page's side of the service worker (public/field-worker.js): it holds the server's half in memory, and the shell. */
import type { HalfKeeper } from "./keys";

const SCRIPT = "/field-worker.js";
const ANSWER_WITHIN_MS = 400;
/** The worker promises to stay for three minutes after each sign of life. */
const SIGN_OF_LIFE_MS = 45_000;

/** The part of the tenant that the worker answers for. */
const scopeOf = (org: string) => `/${org}/field-contacts/new`;

async function activeWorker(org: string): Promise<ServiceWorker | null> {
  if (!("serviceWorker" in navigator)) return null;
  const registration = await navigator.serviceWorker.getRegistration(scopeOf(org)).catch(() => undefined);
  if (!registration || new URL(registration.scope).pathname !== scopeOf(org)) return null;
  return registration.active;
}

/** Registers the worker and lets it fetch the shell anew. A browser without one has no start without net, that is all. */
export async function registerWorker(org: string): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register(SCRIPT, {
      scope: scopeOf(org),
      updateViaCache: "none",
    });
    if (!registration.active) await activated(registration.installing ?? registration.waiting);
    registration.active?.postMessage({ type: "freshen" });
  } catch {
    // A private window, or a browser that forbids it: drafts are kept, but the page opens with the net only.
  }
}

/** Resolves when the worker has the shell and is at work, or has failed. */
function activated(worker: ServiceWorker | null): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!worker || worker.state === "activated" || worker.state === "redundant") resolve();
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

/** Removes the workers of every tenant, or of one, and what they keep. */
export async function removeWorkers(org?: string): Promise<void> {
  const registrations = await navigator.serviceWorker?.getRegistrations().catch(() => []);
  for (const registration of registrations ?? []) {
    if (!registration.active?.scriptURL.endsWith(SCRIPT)) continue;
    if (org !== undefined && new URL(registration.scope).pathname !== scopeOf(org)) continue;
    registration.active.postMessage({ type: "forget" });
    await registration.unregister();
  }
  if (!("caches" in globalThis)) return;
  const mine = org === undefined ? "samlots-field-" : `samlots-field-${org}-`;
  for (const name of await caches.keys()) if (name.startsWith(mine)) await caches.delete(name);
}

/** The worker as a resting place of the server's half. */
export function workerKeeper(org: string): HalfKeeper {
  let lifeSigns: ReturnType<typeof setInterval> | undefined;
  const tell = async (message: object) => (await activeWorker(org))?.postMessage(message);
  return {
    keep: (owner, half) => {
      void tell({ type: "keep-half", owner, half });
      clearInterval(lifeSigns);
      lifeSigns = setInterval(() => void tell({ type: "stay" }), SIGN_OF_LIFE_MS);
    },
    ask: async (owner) => {
      const worker = await activeWorker(org);
      if (!worker) return null;
      return new Promise((resolve) => {
        const line = new MessageChannel();
        const timer = setTimeout(() => resolve(null), ANSWER_WITHIN_MS);
        line.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
          clearTimeout(timer);
          line.port1.close();
          resolve(data instanceof CryptoKey ? data : null);
        };
        worker.postMessage({ type: "ask-half", owner }, [line.port2]);
      });
    },
    forget: () => {
      clearInterval(lifeSigns);
      void tell({ type: "forget-half" });
    },
  };
}
