import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./index";

describe("the content security policy", () => {
  const policy = contentSecurityPolicy("abc123", false);

  it("runs scripts by nonce only, and nothing inline or evaluated", () => {
    expect(policy).toContain("script-src 'self' 'nonce-abc123' 'strict-dynamic';");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  });

  it("lets nothing embed, be embedded, rebase or post elsewhere", () => {
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
      expect(policy.split("; ")).toContain(part);
    }
  });

  it("loosens only for the development build", () => {
    expect(contentSecurityPolicy("abc123", true)).toContain("'unsafe-eval'");
  });
});
