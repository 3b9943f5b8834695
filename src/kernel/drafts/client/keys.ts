/**
 * The two halves as one page holds them. The server's half lives in this page's memory and, so that a reload or a
 * crashed tab without net can go on, in the service worker's memory (public/field-worker.js). Never on disk.
 */
import { addDevice, changeDevice, deviceKeyOf, findDevice, type Owner } from "./device-rows";
import type { DeviceRow } from "./database";
import { newDeviceKey, readPrivateKey, readPublicKey } from "./sealing";
import { post, type Answer } from "./server";

/** What the server lends to a live session of the account, with the right role, while the switch is on. */
interface LentHalf extends Owner {
  readonly keep: "device";
  readonly deviceId: string;
  readonly publicKey: string;
  readonly privateKey: string;
  readonly assignmentId: string;
  readonly hoursKept: number;
}

type ServerHalf = LentHalf | { readonly keep: "server" };

/** Where the half rests while a page reloads. The service worker in the browser; nothing in tests. */
export interface HalfKeeper {
  readonly keep: (owner: string, half: CryptoKey) => void;
  readonly ask: (owner: string) => Promise<CryptoKey | null>;
  readonly forget: () => void;
}

/** The switch is off or the role is lost: then everything goes. */
export type Fetched =
  /** `renewed`: the server had erased its old half, so what was sealed for it opens nowhere any more. */
  | { readonly kind: "ready"; readonly renewed?: true }
  | { readonly kind: "ended"; readonly why: "switchedOff" | "roleLost" }
  | Answer<never>;

interface RingOptions {
  readonly database: IDBDatabase;
  readonly org: string;
  readonly owner: Owner;
  readonly keeper: HalfKeeper;
  readonly now: () => number;
}

/** The keys of one account on this device. */
export class KeyRing {
  #device: DeviceRow | null = null;
  #serverPublic: CryptoKey | null = null;
  #half: CryptoKey | null = null;
  readonly #options: RingOptions;

  constructor(options: RingOptions) {
    this.#options = options;
  }

  /** Null until the device has been enrolled, which needs the net once. */
  get device(): DeviceRow | null {
    return this.#device;
  }

  /** Null: what was written cannot be read now; new text can be written all the same. */
  get half(): CryptoKey | null {
    return this.#half;
  }

  get serverPublic(): CryptoKey | null {
    return this.#serverPublic;
  }

  /** What this browser has by itself: the device's half, and the server's if the worker still holds it. */
  async wake(): Promise<void> {
    const { database, owner, keeper } = this.#options;
    const device = await findDevice(database, owner);
    if (device) await this.#use(device);
    if (device) this.#half ??= await keeper.ask(device.key);
  }

  /** Asks the server for its half, enrolling the device when the server does not know it. */
  async fetchHalf(choices: string | null): Promise<Fetched> {
    const { org } = this.#options;
    const deviceId = this.#device?.deviceId ?? crypto.randomUUID();
    const answer = await post<ServerHalf>(org, "drafts/half", { input: { deviceId } });
    if (answer.kind === "ok") return this.#confirm(answer.value, choices);
    if (answer.kind === "refused" && answer.reply.code === "notFound") return this.#enrol(choices);
    return this.#refusedHalf(answer);
  }

  /** Gives the half to the keeper again: the first time there was none yet. */
  share(): void {
    if (this.#device && this.#half) this.#options.keeper.keep(this.#device.key, this.#half);
  }

  /** Forgets the server's half, here and in the worker: the session is over. */
  lock(): void {
    this.#half = null;
    this.#options.keeper.forget();
  }

  /** Forgets everything this page knows. */
  drop(): void {
    this.lock();
    this.#device = null;
    this.#serverPublic = null;
  }

  async #enrol(choices: string | null): Promise<Fetched> {
    const { org } = this.#options;
    // What was sealed for a pair that the server has forgotten opens nowhere: a new device begins.
    const deviceId = crypto.randomUUID();
    const enrolled = await post(org, "drafts/device", { key: crypto.randomUUID(), input: { deviceId } });
    // The gate answers a role that may not as if there were nothing.
    if (enrolled.kind === "refused" && enrolled.reply.code === "notFound") return { kind: "ended", why: "roleLost" };
    if (enrolled.kind !== "ok") return this.#refusedHalf(enrolled);
    const answer = await post<ServerHalf>(org, "drafts/half", { input: { deviceId } });
    if (answer.kind !== "ok") return this.#refusedHalf(answer);
    const isRenewal = this.#device !== null;
    const confirmed = await this.#confirm(answer.value, choices);
    return confirmed.kind === "ready" && isRenewal ? { kind: "ready", renewed: true } : confirmed;
  }

  async #confirm(half: ServerHalf, choices: string | null): Promise<Fetched> {
    const { database, org, owner, now } = this.#options;
    if (half.keep === "server") return { kind: "ended", why: "switchedOff" };
    if (half.tenantId !== owner.tenantId || half.accountId !== owner.accountId) return { kind: "otherAccount" };
    const { deviceId, publicKey, assignmentId, hoursKept } = half;
    const confirmed = { org, deviceId, publicKey, assignmentId, hoursKept, confirmedAt: now() };
    const known = this.#device && { ...this.#device, choices: choices ?? this.#device.choices };
    const row = known
      ? { ...known, ...confirmed }
      : await addDevice(database, {
          ...{ ...owner, ...confirmed, key: deviceKeyOf(owner), choices: choices ?? "{}", sentAt: null },
          deviceKey: await newDeviceKey(),
        });
    if (known) await changeDevice(database, owner, row);
    await this.#use(row);
    // A second tab enrolled this device a moment ago: its pair counts.
    if (row.deviceId !== deviceId) return this.fetchHalf(choices);
    this.#half = await readPrivateKey(half.privateKey);
    this.share();
    return { kind: "ready" };
  }

  #refusedHalf(answer: Answer<unknown>): Fetched {
    if (answer.kind === "notAllowed") return { kind: "ended", why: "roleLost" };
    if (answer.kind === "refused" && answer.reply.code === "deviceDraftsOff")
      return { kind: "ended", why: "switchedOff" };
    if (answer.kind === "signedOut") this.lock();
    return answer.kind === "ok" ? { kind: "lost" } : answer;
  }

  async #use(device: DeviceRow): Promise<void> {
    if (device.publicKey !== this.#device?.publicKey) this.#serverPublic = await readPublicKey(device.publicKey);
    this.#device = device;
  }
}
