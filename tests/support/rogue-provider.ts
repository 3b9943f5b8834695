/** A provider that can be told to lie: it issues whatever token it is asked for, signed with whatever key. */
import { createSign, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { now } from "@/platform/clock";

/** What is different from an honest token. */
export interface Lie {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly signedBy?: "own" | "other" | "nobody";
  /** What the discovery document calls the issuer. */
  readonly discoveredIssuer?: string;
}

export interface RogueProvider {
  readonly issuer: string;
  /** What it will say from now on. */
  tell(lie: Lie): void;
  /** The address a browser comes back to after signing in at `address`. */
  authorize(address: string): string;
  close(): Promise<void>;
}

export async function openRogueProvider(sub: string, email: string): Promise<RogueProvider> {
  let lie: Lie = {};
  const nonces = new Map<string, string | null>();
  const [own, other] = [rsaPair(), rsaPair()];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      response.setHeader("content-type", "application/json");
      const { pathname } = new URL(request.url ?? "/", issuer);
      if (pathname === "/.well-known/openid-configuration") return response.end(JSON.stringify(discovery()));
      if (pathname === "/keys")
        return response.end(
          JSON.stringify({
            keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "k", use: "sig", alg: "RS256" }],
          }),
        );
      const code = new URLSearchParams(body).get("code") ?? "";
      const id_token = token(nonces.get(code) ?? null);
      return response.end(JSON.stringify({ access_token: "x", token_type: "Bearer", expires_in: 60, id_token }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  function discovery() {
    return {
      issuer: lie.discoveredIssuer ?? issuer,
      ...{ authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys` },
      ...{ response_types_supported: ["code"], subject_types_supported: ["public"] },
      id_token_signing_alg_values_supported: ["RS256"],
    };
  }

  function token(nonce: string | null): string {
    const at = Math.floor(now().getTime() / 1000);
    const honest = { iss: issuer, aud: "samlots", sub, email, nonce, iat: at, exp: at + 60 };
    const signedBy = lie.signedBy ?? "own";
    const header = { alg: signedBy === "nobody" ? "none" : "RS256", kid: "k", typ: "JWT", ...lie.header };
    const text = [header, { ...honest, ...lie.claims }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    return signedBy === "nobody"
      ? `${text}.`
      : `${text}.${signed(text, (signedBy === "own" ? own : other).privateKey)}`;
  }

  return {
    issuer,
    tell: (next) => {
      lie = next;
    },
    authorize: (address) => {
      const { searchParams } = new URL(address);
      const code = randomBytes(8).toString("hex");
      nonces.set(code, searchParams.get("nonce"));
      const back = new URL(searchParams.get("redirect_uri")!);
      back.search = new URLSearchParams({ code, state: searchParams.get("state") ?? "" }).toString();
      return back.href;
    },
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

const rsaPair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

function signed(text: string, key: KeyObject): string {
  return createSign("RSA-SHA256").update(text).sign(key, "base64url");
}
