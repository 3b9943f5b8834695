import { describe, expect, it } from "vitest";
import { passwordSchema } from "../../identity/client";
import { suggestPassphrase } from "./suggest-passphrase";

describe("a suggested passphrase", () => {
  it("can be read out, is accepted, and is another each time", () => {
    const drawn = Array.from({ length: 200 }, () => suggestPassphrase());
    for (const phrase of drawn) {
      expect(phrase).toMatch(/^([bdfghjklmnprstv][aeiouy]){2}(-([bdfghjklmnprstv][aeiouy]){2}){4}$/);
      expect(passwordSchema.safeParse(phrase).success).toBe(true);
    }
    expect(new Set(drawn).size).toBe(200);
  });
});
