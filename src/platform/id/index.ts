/** Identifiers: UUID version 7 (RFC 9562), sortable by time and telling nothing of how many rows there are. */
import "server-only";
import { randomBytes } from "node:crypto";

/** A new id made at `at`. Two ids of one millisecond are in no particular order. */
export function uuidv7(at: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
