/**
 * Runs in the browser: one page is one phone, each iframe in it a tab with a realm of its own. Taking an iframe away is a
 * tab that crashes: no handler runs, its locks are let go of, its requests are cut off. Self-contained: it is sent to the
 * page as text.
 */

export interface Outcome {
  /** Every finished contact by draft id, with the note it was finished with. */
  readonly finished: readonly (readonly [string, string])[];
  /** What was still in the queue when all was well again; must be nothing. */
  readonly left: number;
  readonly events: readonly string[];
}

interface Drafts {
  readonly state: {
    readonly unfinished: readonly { readonly draftId: string }[];
    readonly waiting: readonly unknown[];
  };
  connect(choices: string | null): Promise<{ readonly kind: string }>;
  begin(): Editor;
  resume(draftId: string): Promise<{ readonly editor: Editor } | null>;
  send(): Promise<void>;
}
interface Editor {
  readonly draftId: string;
  save(text: string): Promise<string>;
  finish(text: string): Promise<string>;
}
interface Modules {
  readonly DeviceDrafts: { open(options: object): Promise<Drafts> };
  readonly openDatabase: (name: string) => Promise<IDBDatabase>;
  readonly deleteDatabase: (name: string) => Promise<void>;
}
type Realm = Window & { eval(text: string): void; draftModules: Modules; fetch: typeof fetch };
interface Tab {
  readonly frame: HTMLIFrameElement;
  readonly drafts: Drafts;
  /** Resolves when the tab crashes: what it was doing never ends. */
  readonly gone: Promise<unknown>;
  readonly crash: () => void;
  editor: Editor;
}

export interface Phone {
  readonly bundle: string;
  readonly org: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly groupId: string;
  readonly day: string;
}

/** Plays one random order of events on a phone of its own and answers what was promised. */
export async function play(phone: Phone, seed: number): Promise<Outcome> {
  const random = generator(seed);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const chance = (share: number) => random() < share;
  const name = `run-${seed}`;
  const world = { online: true, signedIn: true, breakAfter: 0, loseAnswer: 0 };
  const finished = new Map<string, string>();
  const events: string[] = [];
  // The service worker's memory.
  let half: CryptoKey | null = null;
  let typed = 0;
  const text = () => {
    typed += 1;
    const note = `${name} ${typed}`;
    const when = { occurredOn: phone.day, occurredTime: "00:01", policeGroupId: phone.groupId, reason: "other" };
    return { note, text: JSON.stringify({ ...when, note }) };
  };

  const openTab = async (): Promise<Tab> => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const realm = frame.contentWindow as unknown as Realm;
    const send = realm.fetch.bind(realm);
    realm.fetch = async (input, init) => {
      if (!world.online) throw new TypeError("Failed to fetch");
      const answer = await send(input, { ...init, credentials: world.signedIn ? "same-origin" : "omit" });
      if (!String(input).endsWith("/receive")) return answer;
      if (world.breakAfter > 0) {
        world.breakAfter -= 1;
        await answer.text();
        return new Response("{}", { status: 500 });
      }
      if (world.loseAnswer > 0) {
        world.loseAnswer -= 1;
        throw new TypeError("Failed to fetch");
      }
      return answer;
    };
    realm.eval(phone.bundle);
    const drafts = await realm.draftModules.DeviceDrafts.open({
      ...{ org: phone.org, kind: "field-contacts", databaseName: name, rhythm: false },
      owner: { tenantId: phone.tenantId, accountId: phone.accountId },
      now: () => Date.now(),
      keeper: {
        keep: (_owner: string, key: CryptoKey) => void (half = key),
        ask: () => Promise.resolve(half),
        forget: () => void (half = null),
      },
    });
    let crash = (): void => undefined;
    const gone = new Promise<void>((resolve) => (crash = resolve));
    return { frame, drafts, gone, crash, editor: drafts.begin() };
  };
  const takeUp = async (tab: Tab) => {
    const begun = tab.drafts.state.unfinished;
    const resumed = begun.length > 0 && (await tab.drafts.resume(pick(begun).draftId));
    if (resumed) tab.editor = resumed.editor;
  };
  const finish = async (tab: Tab, taps: number) => {
    const { editor } = tab;
    const { note, text: content } = text();
    tab.editor = tab.drafts.begin();
    const first = editor.finish(content);
    const rest = Array.from({ length: taps - 1 }, () => editor.finish(content));
    const outcome = await first;
    // Only what the form was told is kept is promised; a tab that crashed first has told nobody anything.
    if (outcome === "written") finished.set(editor.draftId, note);
    await Promise.all(rest);
    await tab.drafts.send();
  };

  await prepare(phone, name);
  let tabs = [await openTab()];
  if (chance(0.7)) await tabs[0]!.drafts.connect(null);
  const running: Promise<unknown>[] = [];
  const start = (tab: Tab, work: Promise<unknown>) =>
    void running.push(Promise.race([work.catch(() => null), tab.gone]));
  const acts: Record<string, (tab: Tab) => Promise<void> | void> = {
    edit: (tab) => start(tab, tab.editor.save(text().text)),
    finish: (tab) => start(tab, finish(tab, 1)),
    doubleTap: (tab) => start(tab, finish(tab, 2 + Math.floor(random() * 2))),
    send: (tab) => start(tab, tab.drafts.send()),
    twoSend: () => void tabs.forEach((tab) => start(tab, tab.drafts.send())),
    offline: () => void (world.online = false),
    online: () => void (world.online = true),
    expire: () => void (world.signedIn = false),
    signIn: () => void (world.signedIn = true),
    breakAfterCommit: () => void (world.breakAfter += 1),
    loseAnswer: () => void (world.loseAnswer += 1),
    secondTab: async () => {
      if (tabs.length < 3) tabs.push(await openTab());
    },
    crash: async (tab) => {
      tab.frame.remove();
      tab.crash();
      if (chance(0.3)) half = null;
      tabs = tabs.filter((one) => one !== tab);
      const fresh = await openTab();
      tabs.push(fresh);
      await takeUp(fresh);
    },
    takeUp,
    settle: async () => {
      await Promise.all(running.splice(0));
    },
  };
  const names = Object.keys(acts);
  const count = 6 + Math.floor(random() * 10);
  for (let at = 0; at < count; at += 1) {
    // Weighed towards what ends in a contact.
    const event = chance(0.35) ? pick(["finish", "doubleTap", "edit"]) : pick(names);
    events.push(event);
    await acts[event]!(pick(tabs));
    if (chance(0.4)) await later(random() * 12);
  }
  await Promise.all(running.splice(0));
  for (const { frame } of tabs) frame.remove();
  Object.assign(world, { online: true, signedIn: true, breakAfter: 0, loseAnswer: 0 });
  const last = await openTab();
  for (let tries = 0; tries < 20; tries += 1) {
    await last.drafts.send();
    if (last.drafts.state.waiting.length === 0) break;
    await later(50);
  }
  const left = last.drafts.state.waiting.length;
  last.frame.remove();
  indexedDB.deleteDatabase(name);
  return { finished: [...finished], left, events };

  function later(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  /** The device row of the first phone: a device is enrolled once, however many runs. */
  async function prepare({ bundle }: Phone, database: string): Promise<void> {
    const realm = globalThis as unknown as Realm & { device?: object };
    if (!realm.draftModules) (0, eval)(bundle);
    const store = await realm.draftModules.openDatabase(database);
    const transaction = store.transaction("devices", "readwrite");
    transaction.objectStore("devices").put(realm.device);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    store.close();
  }

  /** mulberry32: a small generator that gives the same numbers for the same seed. */
  function generator(from: number): () => number {
    let state = from >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
  }
}

/** Enrols this phone's device once and keeps its row for every run. */
export async function enrol(phone: Phone): Promise<string> {
  (0, eval)(phone.bundle);
  const realm = globalThis as unknown as Realm & { device?: object };
  const drafts = await realm.draftModules.DeviceDrafts.open({
    ...{ org: phone.org, kind: "field-contacts", databaseName: "enrolment", rhythm: false },
    owner: { tenantId: phone.tenantId, accountId: phone.accountId },
    now: () => Date.now(),
    keeper: { keep: () => undefined, ask: () => Promise.resolve(null), forget: () => undefined },
  });
  const { kind } = await drafts.connect("{}");
  const store = await realm.draftModules.openDatabase("enrolment");
  const found = store.transaction("devices").objectStore("devices").getAll();
  await new Promise((resolve) => (found.onsuccess = resolve));
  realm.device = found.result[0] as object;
  return kind;
}
