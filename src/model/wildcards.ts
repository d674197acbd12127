/**
 * Whether a text is one that a pattern stands for: `*` is any run of characters, `?` any one. It goes back to the last star only, so that
 * no pattern of a stranger's takes more than the product of both lengths.
 */
export function matchesWildcards(text: string, pattern: string): boolean {
  let at = 0;
  let step = 0;
  let star = -1;
  let mark = 0;
  while (at < text.length) {
    if (pattern[step] === "*") {
      star = step;
      mark = at;
      step += 1;
    } else if (pattern[step] === "?" || pattern[step] === text[at]) {
      step += 1;
      at += 1;
    } else if (star >= 0) {
      step = star + 1;
      mark += 1;
      at = mark;
    } else return false;
  }
  while (pattern[step] === "*") step += 1;
  return step === pattern.length;
}
