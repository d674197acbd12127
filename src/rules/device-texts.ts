import type { MfaDeviceFact } from "../model/fact.ts";
import type { Location, RelatedLocation } from "../model/location.ts";

/**
 * The files that a device, or a call for one, is read from, each once: a script, a list of users, a variable file. What is told
 * of the device is told of them, where they alone are staged. `told`: places that stand in the finding already.
 */
export function deviceTexts(
  { files = [], header }: MfaDeviceFact,
  told: readonly Location[],
): readonly RelatedLocation[] {
  const paths = new Set([header, ...told].map(({ path }) => path));
  return files.flatMap((location) => {
    if (paths.has(location.path)) return [];
    paths.add(location.path);
    return [{ message: "part of it is read from here", location }];
  });
}
