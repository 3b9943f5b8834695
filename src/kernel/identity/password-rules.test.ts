import { describe, expect, it } from "vitest";
import { isCommonPassword, passwordSchema } from "./password-rules";

const faultOf = (password: string) => passwordSchema.safeParse(password).error?.issues[0]?.message ?? null;

describe("a password somebody chooses", () => {
  it.each(["tolv små grodor", "Korrekt-häst-batteri", "xkQ9-vw2L-mmTr", "en vinterkväll i Åsundby"])(
    "may be %s",
    (password) => {
      expect(faultOf(password)).toBeNull();
    },
  );

  it.each([
    ["", "identity.errors.passwordMissing"],
    ["elva tecken", "identity.errors.passwordShort"],
    ["å".repeat(201), "identity.errors.passwordLong"],
    ["aaaaaaaaaaaa", "identity.errors.passwordCommon"],
    ["123456789012", "identity.errors.passwordCommon"],
    ["Password1234!", "identity.errors.passwordCommon"],
    ["Lösenord2026", "identity.errors.passwordCommon"],
    ["P@ssw0rd99999", "identity.errors.passwordCommon"],
    ["losenordlosenord", "identity.errors.passwordCommon"],
    ["qwertyuiopåa", "identity.errors.passwordCommon"],
    ["Samlots-2026-", "identity.errors.passwordCommon"],
  ])("may not be %s", (password, fault) => {
    expect(faultOf(password)).toBe(fault);
  });

  it("is not refused for holding a common word among others", () => {
    expect(isCommonPassword("sommaren vi byggde kojan")).toBe(false);
  });
});
