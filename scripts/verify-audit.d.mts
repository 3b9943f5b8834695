export function verifyLog(given: {
  rows: AsyncIterable<string> | Iterable<string>;
  checkpoints: string;
  leaves?: string | null;
  key: string;
  tenant?: string;
  keepYears?: number;
  graceMinutes?: number;
  checks?: { size?: boolean };
}): Promise<{
  ok: boolean;
  faults: { kind: string; position: number | null; id: string | null; words: string }[];
  size: number;
  erased: { certificate: string; lines: number; first: number; last: number }[];
  unsealed: number;
}>;
