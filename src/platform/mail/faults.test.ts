import { describe, expect, it } from "vitest";
import { faultOf } from "./faults";

describe("the fault of a letter", () => {
  it.each([
    [{ code: "ESOCKET" }, "connection"],
    [{ code: "ETIMEDOUT" }, "timeout"],
    [{ code: "EAUTH", responseCode: 535 }, "auth"],
    [{ code: "ETLS" }, "tls"],
    [{ code: "EENVELOPE", responseCode: 550 }, "rejected"],
    [{ code: "EENVELOPE", responseCode: 450 }, "temporary"],
    [{ code: "EMESSAGE", responseCode: 451 }, "temporary"],
    [new Error("anna@example.org"), "other"],
    [null, "other"],
  ])("%o is %s", (error, fault) => {
    expect(faultOf(error)).toBe(fault);
  });
});
