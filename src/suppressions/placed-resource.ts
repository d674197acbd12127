import type { Location } from "../model/location.ts";
import type { Resource, ResourceRef } from "../model/resource.ts";

/** A resource with its extent, all that an inline exception is placed by. */
export interface PlacedResource {
  readonly ref: ResourceRef;
  readonly location: Location;
  readonly header: Location;
}

/** What a resource's place is kept as, while the resource itself is let go. */
export function placed({ format, type, address, location, header }: Resource): PlacedResource {
  return { ref: { format, type, address }, location, header };
}
