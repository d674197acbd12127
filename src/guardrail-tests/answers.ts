import {
  type AttachedStatement,
  type RequestAnswer,
  type RequestDecisions,
  undecided,
} from "../coverage/scp/requests.ts";
import type { RequestQuestion } from "../coverage/scp/set-decisions.ts";
import { nameOfNode, type OrgNode } from "../model/org-node.ts";
import { possibleAnswers } from "../policy/decision.ts";
import { statementLabel } from "../policy/document.ts";
import { isBoundByScps } from "../policy/principals.ts";
import { fillingOf, openNames } from "./placeholders.ts";
import { withoutRcps } from "./rcp-services.ts";
import type { TestBench } from "./test-bench.ts";
import type { Expected } from "./test-file.ts";
import type { QuestionPart, TestQuestion } from "./test-questions.ts";
import type { NearestPlace, StatementPlace } from "./test-report.ts";
import { type PartAnswer, together } from "./together.ts";
import type { Unasked } from "./wording.ts";

/** A part of a question with its answer. */
export interface AnsweredPart extends PartAnswer {
  readonly part: QuestionPart;
}

/** What a question says of a node; never where no policy binds who asks. */
export function answerIn(
  node: OrgNode,
  question: TestQuestion,
  bench: TestBench,
  isOfResources: boolean,
): RequestAnswer {
  const { requests, resourceRequests } = bench.coverage;
  if (unaskedOf(question, isOfResources)) return noAnswer.answer;
  return answered(node, question, isOfResources ? resourceRequests : requests).answer;
}

/** The answer to a question in a node, with the part of it that decides; `null` where it is not one part that does. */
export function answered(node: OrgNode, question: TestQuestion, requests: RequestDecisions) {
  const filling = fillingOf(node, question.ofNode);
  const parts = question.parts(filling).map(
    (part): AnsweredPart => ({
      part,
      answer: requests.answer(node, part.question),
      isRequired: part.isRequired,
      example: part.example,
    }),
  );
  const { answer, part } = together(parts);
  const [open] = openNames(question.ofNode, filling);
  // Decided over every name: one of them may be denied always, and another one never.
  if (open !== undefined && answer.denied === "sometimes")
    return { answer: undecided(`what \${${open}} stands for there is not known`), parts: null };
  return { answer, parts: parts.find((one) => one === part) ?? null };
}

/** The answer where no policy binds who asks. */
export const noAnswer: { readonly answer: RequestAnswer; readonly parts: null } = {
  answer: { denied: "never", statements: [], unallowedAt: null },
  parts: null,
};

/** Why no policy of a type binds those who make a request; `null` where they do. */
export function unaskedOf({ principal, action }: TestQuestion, isOfResources: boolean): Unasked | null {
  const { kind } = principal.principal;
  const unbound = isOfResources ? withoutRcps(action) : null;
  if (unbound !== null) return { kind: "without-rcps", of: unbound };
  if (kind === "service-linked-role") return { kind: "service-linked-role", isOfResources };
  if (!isOfResources && !isBoundByScps(kind)) return { kind: "service", isOfResources };
  return null;
}

const accepted: Readonly<Record<Expected, readonly string[]>> = {
  always: ["always"],
  sometimes: ["sometimes"],
  never: ["never"],
  "not-always": ["sometimes", "never"],
  "not-never": ["always", "sometimes"],
};

/** Whether a decision is as expected. An unknown one is if every answer that is still possible is. */
export function isAsExpected(expected: Expected, answer: RequestAnswer): boolean {
  return possibleAnswers(answer).every((one) => accepted[expected].includes(one));
}

/** A statement that an answer rests on, as reports show it. */
export function placeOfStatement({ ref, scp, node }: AttachedStatement): StatementPlace {
  return {
    policy: scp.fact.name,
    statement: ref.label,
    node: nameOfNode(node),
    location: ref.location ?? scp.fact.header,
  };
}

/** The statement that comes nearest to denying what is not denied, and the part of it that lets the request through. */
export function nearestOf(
  node: OrgNode,
  question: RequestQuestion,
  answer: RequestAnswer,
  requests: RequestDecisions,
): NearestPlace | null {
  if (answer.denied !== "never" && answer.denied !== "sometimes") return null;
  const near = requests.nearest(node, question);
  if (!near) return null;
  const { part, scp, statement } = near;
  const { element, text, holds, location = scp.fact.header } = part;
  const place = { policy: scp.fact.name, statement: statementLabel(statement), node: nameOfNode(near.node) };
  return { ...place, location, element, text, holds };
}
