import type { RequestAnswer } from "../coverage/scp/requests.ts";
import { possibleAnswers } from "../policy/decision.ts";

/** The answer about one kind of resource that a request for an action is about. */
export interface PartAnswer {
  readonly answer: RequestAnswer;
  readonly isRequired: boolean;
  /** A resource of the kind. */
  readonly example: string | null;
}

type Sure = "always" | "sometimes" | "never";

const ranks: Readonly<Record<Sure, number>> = { never: 0, sometimes: 1, always: 2 };

/**
 * Whether requests for an action are denied that are about resources of several kinds. A request is denied where it is
 * for one of its resources, and it is about one of each required kind; of kinds that are all optional it is about any.
 */
export function together(parts: readonly PartAnswer[]): {
  readonly answer: RequestAnswer;
  readonly part: PartAnswer | null;
} {
  const [only] = parts;
  if (!only) return { answer: { denied: "never", statements: [], unallowedAt: null }, part: null };
  if (parts.length === 1) return { answer: only.answer, part: only };
  const possible = possibleOf(parts);
  const [answer, ...others] = possible;
  if (answer === undefined || others.length > 0) {
    const part = parts.find((one) => one.answer.denied === "unknown") ?? only;
    const { answer: open } = part;
    return open.denied === "unknown" ? { answer: { ...open, possible }, part } : { answer: open, part };
  }
  const exact = parts.find((one) => one.answer.denied === answer);
  if (exact && answer !== "never") return { answer: exact.answer, part: exact };
  if (answer === "never") return { answer: only.answer, part: only };
  // Some kinds of resources are denied always, and another one is never.
  const free = parts.find((one) => one.answer.denied === "never") ?? only;
  const { statements } = parts.find((one) => one.answer.denied === "always")?.answer ?? free.answer;
  const witness = { resource: free.example, context: [], absent: [] };
  return { answer: { denied: "sometimes", statements, unallowedAt: null, witness }, part: free };
}

/** What the whole can be: it never grows less as a part grows. */
function possibleOf(parts: readonly PartAnswer[]): readonly Sure[] {
  const bound = (pick: (sure: readonly Sure[]) => Sure) =>
    sureOf(parts.map((one) => ({ isRequired: one.isRequired, sure: pick(sorted(possibleAnswers(one.answer))) })));
  const least = bound((sure) => sure[0] ?? "never");
  const most = bound((sure) => sure.at(-1) ?? "never");
  return (["never", "sometimes", "always"] as const).filter(
    (one) => ranks[one] >= ranks[least] && ranks[one] <= ranks[most],
  );
}

function sorted(answers: readonly Sure[]): readonly Sure[] {
  return [...answers].sort((one, other) => ranks[one] - ranks[other]);
}

function sureOf(parts: readonly { readonly isRequired: boolean; readonly sure: Sure }[]): Sure {
  const needed = parts.filter((one) => one.isRequired);
  if (needed.some((one) => one.sure === "always")) return "always";
  if (parts.every((one) => one.sure === "never")) return "never";
  if (needed.length === 0 && parts.every((one) => one.sure === "always")) return "always";
  return "sometimes";
}
