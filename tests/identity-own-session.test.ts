/** The routes that act on the own session: where a request comes from is asked first, and no body makes them fail. */
import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assignmentPost, extendPost, secondFactorPost } from "@/kernel/identity";
import { Browser } from "./support/browser";
import { openHouse, type House } from "./support/house";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const routes = { extendPost, assignmentPost, secondFactorPost };

function sent(headers: Record<string, string>, body: string): NextRequest {
  return new NextRequest(`${new Browser().home}/api/session/any`, { method: "POST", headers, body });
}

describe.each(Object.entries(routes))("%s", (_name, post) => {
  it.each<Record<string, string>>([{}, { origin: "null" }, { origin: "https://evil.example" }])(
    "refuses %j without reading the body",
    async (from) => {
      const request = sent({ ...from, "content-type": "multipart/form-data" }, "not a form");
      expect((await post(request)).status).toBe(403);
      expect(request.bodyUsed).toBe(false);
    },
  );

  it.each(["multipart/form-data", "multipart/form-data; boundary=x", "application/json", "text/plain"])(
    "answers a body of %s that is no form",
    async (type) => {
      const answer = await post(sent({ origin: new Browser().home, "content-type": type }, '{"assignment":1}'));
      expect(answer.status).toBeLessThan(500);
    },
  );
});
