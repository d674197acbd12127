import { nearestWord } from "../model/nearest-word.ts";

/** `; did you mean "exceptions"?`, or nothing where no candidate is near. */
export function didYouMean(text: string, candidates: readonly string[]): string {
  const best = nearestWord(text, candidates);
  return best === null ? "" : `; did you mean ${JSON.stringify(best)}?`;
}
