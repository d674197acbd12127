import type { Position } from "../../model/location.ts";

/** Ends a scan before the end of the text; caught where the scan begins. */
export class ScanStop extends Error {
  readonly code: string;
  readonly position: Position;
  constructor(code: string, message: string, position: Position) {
    super(message);
    this.code = code;
    this.position = position;
  }
}

export interface ScanLimits {
  /** The largest part that is kept, in bytes. */
  readonly unit: number;
  /** The most that is kept of all, in characters. */
  readonly total: number;
}
