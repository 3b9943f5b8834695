/** A browser as the identity routes see it: forms, an origin and a jar of cookies. Drives the real handlers, next-auth included. */
import { NextRequest } from "next/server";
import {
  assignmentPost,
  authGet,
  authPost,
  extendPost,
  secondFactorPost,
  sessionClaimFrom,
  type SessionClaim,
} from "@/kernel/identity";

const ROUTES: Readonly<Record<string, (request: NextRequest) => Promise<Response>>> = {
  "/api/session/extend": extendPost,
  "/api/session/assignment": assignmentPost,
  "/api/session/second-factor": secondFactorPost,
};

/** What came back: the status, and where it leads. */
export interface Visit {
  readonly status: number;
  /** Path and query, or the full address when it leads to another site. */
  readonly location: string;
  readonly response: Response;
}

export class Browser {
  readonly cookies = new Map<string, string>();
  readonly setCookieLines: string[] = [];

  constructor(readonly network = "203.0.113.7") {}

  /** The own address of the product, as configured. */
  get home(): string {
    return process.env["NEXTAUTH_URL"]!;
  }

  /** Sends a form. `headers` replaces or (null) drops what a browser would send. */
  async post(path: string, form: Record<string, string>, headers: Record<string, string | null> = {}): Promise<Visit> {
    const body = new URLSearchParams(form).toString();
    const sent = {
      ...{ origin: this.home, "content-type": "application/x-www-form-urlencoded" },
      ...{ "content-length": String(body.length), ...headers },
    };
    return this.#send(path, { method: "POST", body }, sent);
  }

  async get(path: string): Promise<Visit> {
    return this.#send(path, { method: "GET" }, {});
  }

  /** Signs in as the form does. */
  signIn(email: string, password: string, more: Record<string, string> = {}): Promise<Visit> {
    return this.post("/api/auth/callback/password", { email, password, ...more });
  }

  /** The session its cookie claims. */
  claim(): Promise<SessionClaim | null> {
    return sessionClaimFrom(this.cookies.get("samlots.session"));
  }

  async #send(path: string, init: { method: string; body?: string }, headers: Record<string, string | null>) {
    const all = new Headers({ "x-forwarded-for": this.network });
    for (const [name, value] of Object.entries(headers)) if (value !== null) all.set(name, value);
    if (this.cookies.size > 0)
      all.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const request = new NextRequest(new URL(path, this.home), { ...init, headers: all });
    const { pathname } = request.nextUrl;
    const response = await (ROUTES[pathname]?.(request) ?? this.#auth(request));
    this.#keep(response.headers.getSetCookie());
    return { status: response.status, location: this.#shorten(response.headers.get("location") ?? ""), response };
  }

  #auth(request: NextRequest): Promise<Response> {
    const nextauth = request.nextUrl.pathname.split("/").slice(3);
    const context = { params: Promise.resolve({ nextauth }) };
    return request.method === "POST" ? authPost(request, context) : authGet(request, context);
  }

  #keep(lines: readonly string[]): void {
    for (const line of lines) {
      this.setCookieLines.push(line);
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === "" || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, decodeURIComponent(value));
    }
  }

  #shorten(location: string): string {
    return location.startsWith(`${this.home}/`) ? location.slice(this.home.length) : location;
  }
}
