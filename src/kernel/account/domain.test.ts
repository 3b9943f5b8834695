import { describe, expect, it } from "vitest";
import {
  decidePasswordChange,
  decideSecondFactorBeginning,
  decideSecondFactorConfirmation,
  decideSecondFactorEnd,
  type Credential,
} from "./domain";
import { changePasswordSchema } from "./schema";

const plain: Credential = { hasPassword: true, secondFactorOn: false, seedBegun: false, secondFactorRequired: false };
const right = { state: "right" } as const;
const wrong = { state: "wrong" } as const;

describe("the own account", () => {
  it("changes its password for whoever knows the present one", () => {
    expect(decidePasswordChange(plain, right, false)).toMatchObject({ ok: true });
    expect(decidePasswordChange(plain, wrong, false)).toMatchObject({ code: "wrongPassword", field: "current" });
    expect(decidePasswordChange(plain, right, true)).toMatchObject({ code: "samePassword", field: "next" });
    expect(decidePasswordChange(plain, wrong, true)).toMatchObject({ code: "wrongPassword" });
    expect(decidePasswordChange({ ...plain, hasPassword: false }, right, false)).toMatchObject({ code: "noPassword" });
    expect(decidePasswordChange(plain, { state: "waits", seconds: 30 }, false)).toMatchObject({
      code: "waits",
      details: { seconds: 30 },
    });
  });

  it("takes a second factor into use with a code of its own, once", () => {
    expect(decideSecondFactorBeginning(plain)).toMatchObject({ ok: true });
    expect(decideSecondFactorBeginning({ ...plain, secondFactorOn: true })).toMatchObject({ code: "alreadyOn" });
    expect(decideSecondFactorConfirmation({ ...plain, seedBegun: true }, 7)).toMatchObject({ value: { step: 7 } });
    expect(decideSecondFactorConfirmation({ ...plain, seedBegun: true }, null)).toMatchObject({ code: "wrongCode" });
    expect(decideSecondFactorConfirmation(plain, 7)).toMatchObject({ code: "notBegun" });
  });

  it("lets go of a second factor with the password, and not at all where it is required", () => {
    const on = { ...plain, secondFactorOn: true };
    expect(decideSecondFactorEnd(on, right)).toMatchObject({ ok: true });
    expect(decideSecondFactorEnd(on, wrong)).toMatchObject({ code: "wrongPassword" });
    expect(decideSecondFactorEnd(plain, right)).toMatchObject({ code: "notOn" });
    expect(decideSecondFactorEnd({ ...on, secondFactorRequired: true }, right)).toMatchObject({
      code: "secondFactorRequired",
    });
  });

  it("never writes a password out", () => {
    const parsed = changePasswordSchema.parse({ current: "det gamla ordet", next: "det nya och långa ordet" });
    expect(JSON.stringify(parsed)).not.toContain("ordet");
    expect(String(parsed.next)).not.toContain("ordet");
    expect(parsed.next.reveal()).toBe("det nya och långa ordet");
  });
});
