import type { SyntaxNode } from "../../../syntax/node.ts";
import { type Answer, textAt } from "../answer.ts";
import type { Command } from "./commands.ts";

/** One command of the AWS CLI whose output is read. */
export interface Call {
  readonly command: Command;
  /** The member that an output of this command has; where another call's has it as well, the items tell which it is. */
  readonly key: string;
  /** Whether the member's value is what this command gives; absent where the key alone says it. */
  readonly fits?: (value: SyntaxNode, answer: SyntaxNode) => boolean;
  /** What the items of the list are, also in a bare list as a projection (`--query`) leaves it. */
  readonly isItem?: (item: SyntaxNode) => boolean;
  /** The type that reports give what the output lists, where it is not the command. */
  readonly type?: string;
  /** The accounts that an answer names, where one file may hold lists of several. */
  readonly accountsOf?: (answer: Answer) => readonly string[];
  /** The answers of one file, in its order. `unfinished`: those of them whose next page is missing. */
  read(answers: readonly Answer[], unfinished: readonly Answer[]): void;
}

/** A call that reads item by item. */
export function eachAnswer(take: (answer: Answer) => void): Call["read"] {
  return (answers) => answers.forEach(take);
}

/** A list whose items all have text at a key. */
export function listOf(key: string, pattern = /./): NonNullable<Call["fits"]> {
  return (value) => value.kind === "list" && value.items.every((item) => pattern.test(textAt(item, key) ?? ""));
}
