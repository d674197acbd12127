import { child, type SyntaxNode } from "../../syntax/node.ts";
import { type Answer, flagAt, scalarOf } from "./answer.ts";

/** Whether a page says that others follow it; an empty token leads to none. Sources: IAM API reference, `IsTruncated`; AWS CLI user guide, `NextToken`. */
export function hasMorePages(root: SyntaxNode): boolean {
  const isTruncated = flagAt(root, "IsTruncated");
  const token = scalarOf(child(root, "NextToken") ?? child(root, "nextToken"));
  const marker = child(root, "IsTruncated") ? undefined : scalarOf(child(root, "Marker"));
  return isTruncated === true || token !== undefined || marker !== undefined;
}

/**
 * The answers of one call that say that more pages follow, where the file does not go on with them. A list of another
 * account is no next page; an empty one is, unless the file holds lists of several accounts.
 */
export function unfinished(
  answers: readonly Answer[],
  accountsOf: ((answer: Answer) => readonly string[]) | undefined,
): readonly Answer[] {
  const accounts = new Map(answers.map((answer) => [answer, accountsOf?.(answer) ?? []]));
  const isOfSeveral = new Set([...accounts.values()].flat()).size > 1;
  return answers.filter((answer, index) => {
    if (!hasMorePages(answer.root)) return false;
    const next = answers[index + 1];
    if (!next) return true;
    const [own, others] = [accounts.get(answer) ?? [], accounts.get(next) ?? []];
    if (own.length === 0 || others.length === 0) return isOfSeveral;
    return !others.some((one) => own.includes(one));
  });
}
