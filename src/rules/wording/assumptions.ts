import type { Assumption } from "../../model/value.ts";

/** What is assumed, to follow "if": `condition IsProd is true and the number of instances of aws_x.y is at least 1`. */
export function assumptionWords(when: readonly Assumption[]): string {
  return when.map(clause).join(" and ");
}

function clause({ subject, is }: Assumption): string {
  const question = /^whether (.*)$/s.exec(subject)?.[1];
  return question !== undefined && is === "true" ? question : `${subject} is ${is}`;
}
