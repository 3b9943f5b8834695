/*
 * The service worker of one page: /<org>/field-contacts/new. It answers for that page's document and its assets, and for
 * nothing else; it is registered only where the tenant lets drafts lie on the device (src/kernel/drafts).
 *
 * - Shell: when the net is gone, the page is answered with `…/new/offline`, which holds no data and nobody's name. The
 *   document is kept with its own headers, so its policy and nonce fit each other, and with every asset it can ask for.
 * - Half: keeps the server's half of the draft key in memory, so that a reload or a crashed tab without net can go on.
 *   Never written anywhere; gone when the browser ends the worker, at the latest minutes after the page's last sign of life.
 */
"use strict";

const PAGE = new URL(self.registration.scope).pathname;
const SHELL = `${PAGE}/offline`;
const CACHE = `samlots-field-${PAGE.split("/")[1]}-`;
const ASSETS = "/_next/static/";
/** Longer than this nobody waits beside a patrol car for a net that is almost there. */
const PATIENCE_MS = 5_000;
const STAYS_MS = 180_000;

/** Owner ("tenant|account") to half: a CryptoKey that cannot be read out. */
const halves = new Map();
let freshening = null;

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([self.skipWaiting(), freshen()]));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  // Only pages of this origin can send messages here, and only one of ours knows these.
  const { type, owner, half } = event.data ?? {};
  if (type === "freshen") event.waitUntil(freshen());
  if (type === "stay") event.waitUntil(new Promise((resolve) => setTimeout(resolve, STAYS_MS)));
  if (type === "keep-half" && half instanceof CryptoKey && !half.extractable) halves.set(owner, half);
  if (type === "ask-half") event.ports[0]?.postMessage(halves.get(owner) ?? null);
  if (type === "forget-half" || type === "forget") halves.clear();
  if (type === "forget") event.waitUntil(deleteCaches(() => true));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && pathname === PAGE) event.respondWith(pageOrShell(request));
  else if (request.mode === "navigate" && pathname === SHELL) event.respondWith(shellOr(request));
  else if (pathname.startsWith(ASSETS)) event.respondWith(assetOr(request));
});

/** The page from the server; the shell when no answer comes in time, or the server is ill. */
async function pageOrShell(request) {
  const answer = fetch(request).catch(() => null);
  const first = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null))]);
  if (first && first.status < 500) return first;
  // A document of its own address: what the script finds in it and what the address bar says agree.
  if (await kept(SHELL)) return Response.redirect(SHELL, 302);
  return first ?? (await answer) ?? Response.error();
}

async function shellOr(request) {
  const shell = await kept(SHELL);
  if (!shell) return fetch(request);
  const headers = new Headers(shell.headers);
  headers.delete("content-encoding");
  // Dark from the first frame in the evening: what was kept by day must not blind anybody by night.
  const evening = isEvening() ? 'data-evening="true"' : "";
  const html = (await shell.text()).replace('data-look="device"', `data-look="device" ${evening}`);
  return new Response(html, { status: 200, headers });
}

async function assetOr(request) {
  return (await kept(request.url)) ?? fetch(request);
}

async function kept(address) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(CACHE)) continue;
    const found = await (await caches.open(name)).match(address);
    if (found) return found;
  }
  return undefined;
}

/** From six in the evening to seven in the morning, on Swedish clocks. */
function isEvening() {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", hour: "2-digit", hourCycle: "h23" });
  const hour = Number(clock.format(new Date()));
  return hour >= 18 || hour < 7;
}

/** Fetches the shell; when it is another than the kept one, keeps it with its assets and throws the old one away. */
function freshen() {
  freshening ??= renew().finally(() => {
    freshening = null;
  });
  return freshening;
}

async function renew() {
  const answer = await fetch(SHELL, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const html = await answer.clone().text();
  const name = CACHE + (await digest(html.replace(/nonce=\\?"[^"]*"|"nonce":"[^"]*"/g, "")));
  const cache = await caches.open(name);
  if (await cache.match(SHELL)) return;
  const assets = await everythingFor(html);
  for (const [address, asset] of assets) await cache.put(address, asset);
  // Last: a shell that is kept has all its assets.
  await cache.put(SHELL, answer);
  await deleteCaches((other) => other !== name);
}

/** Every script, style and font the document can ask for, those of its later parts too: their names stand in the files. */
async function everythingFor(html) {
  const found = new Map();
  let wanted = namesIn(html);
  while (wanted.length > 0) {
    const fetched = await Promise.all(wanted.map(async (address) => [address, await fetch(address)]));
    const next = new Set();
    for (const [address, asset] of fetched) {
      if (!asset.ok) throw new Error(`${address}: ${asset.status}`);
      found.set(address, asset.clone());
      if (/\.(js|css)$/.test(address)) for (const name of namesIn(await asset.text(), address)) next.add(name);
    }
    wanted = [...next].filter((address) => !found.has(address));
  }
  return found;
}

/** Scripts name each other from `static/`, styles name fonts relative to themselves. */
function namesIn(text, from = "") {
  const names = text.match(/static\/(?:chunks|media|css)\/[\w.~%/-]+\.(?:js|css|woff2)/g) ?? [];
  const addresses = names.map((name) => `/_next/${name}`);
  if (from.endsWith(".css")) {
    for (const [, name] of text.matchAll(/url\(["']?([^"')]+\.woff2)["']?\)/g)) {
      addresses.push(new URL(name, new URL(from, self.location.origin)).pathname);
    }
  }
  return [...new Set(addresses)];
}

async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes.slice(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function deleteCaches(which) {
  for (const name of await caches.keys()) if (name.startsWith(CACHE) && which(name)) await caches.delete(name);
}
