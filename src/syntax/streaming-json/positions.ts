import type { Location } from "../../model/location.ts";
import type { Span } from "../node.ts";

/** Turns spans of a tree into places of the file that it was read from. */
export interface Positions {
  location(span: Span): Location;
}
