import type { GuardrailIssue } from "../model/coverage.ts";
import type { RepairStep } from "./propose.ts";
import type { Refusal } from "./refusal.ts";

/** The rule whose finding an issue is. */
export function ruleOf({ family }: Pick<GuardrailIssue, "family">): string {
  return family === "preventive" ? "ineffective-root-scp" : "ineffective-conformance-pack";
}

/** What an edit changes, as a noun phrase. */
export function stepPhrase(step: RepairStep): string {
  switch (step.kind) {
    case "identifier":
      return `the identifier ${step.from} of ${step.of}, which becomes ${step.to}`;
    case "attachment":
      return `the attachment of ${step.of} to the organization's root`;
    case "policy-type":
      return `the policy type SERVICE_CONTROL_POLICY of ${step.of}`;
  }
}

const generators = {
  terraform: "a plan is made of the code: repair the code",
  cdk: "the AWS CDK writes this template: repair the construct",
  "aws-cli": "it is what AWS lists: change what stands in the account",
  facts: "a facts file tells of another repository: repair it there",
} as const;

const literals = {
  identifier: "the identifier is not written there as one word: a variable, an alias or a function gives it",
  policy:
    "the policy is not written there as a resource of its own: it is of another provider, or a loop, a macro, a list of blocks in JSON or an embedded template makes it",
  targets: "its targets are given, and come to nothing: who they are meant to be is a decision",
  types: "the list of policy types is not written as plain texts",
  organization: "the organization's policy types are not written in this code",
} as const;

/** Why a finding is not repaired, as a sentence without its end. */
export function refusalPhrase(why: Refusal): string {
  switch (why.kind) {
    case "decision":
      return "what to do about it is a decision, no mechanical repair";
    case "generated":
      return generators[why.by];
    case "file":
      return `the file cannot be changed: ${why.reason}`;
    case "not-literal":
      return literals[why.what];
    case "unlike-identifier":
      return `${why.identifier} is too far from any rule's identifier: which rule is meant is a decision`;
    case "several-identifiers":
      return "several identifiers in the text could be meant";
    case "module-unread":
      return `${why.path} beside it cannot be read, so the names that it takes are not known`;
    case "no-organization":
      return "the organization is not declared beside it, so its root cannot be named";
    case "organization-elsewhere":
      return `${why.organization} is declared in another module: hand the ID of its root into this one by a variable, and attach the policy there`;
    case "own-targets":
      return `${why.policy} names its targets itself: add the ID of the organization's root to its target_ids`;
    case "conditional-organization":
      return `${why.organization} exists under the condition ${why.condition} only, and the policy does not`;
    case "instances":
      return `${why.address} is made by count or for_each: any number of them`;
    case "other-provider":
      return `${why.policy} and ${why.organization} are made by different providers`;
    case "referred-to":
      return `${why.by.name} (${why.by.path}) refers to the policy and may attach it`;
    case "circular":
      return `${why.organization} is made after the policy, which therefore cannot refer to it`;
    case "repeated-keys":
      return "keys stand twice in the file, so that it says two things";
    case "shared":
      return "an alias shares its properties with something else";
    case "denies-more":
      return `putting it in force is a decision: statement ${why.statement} of ${why.policy} also denies ${why.action}`;
    case "allows":
      return `putting it in force is a decision: statement ${why.statement} of ${why.policy} allows something`;
    case "policy-open":
      return `what ${why.policy} denies is not known in whole before deployment`;
    case "attached-open":
      return `what ${why.address} puts in force with the policy type is not known`;
    case "types-not-given":
      return `${why.organization} lists no policy types: what is enabled by other ways is not known, and a list would take it away`;
    case "feature-set":
      return `${why.organization} has not all features enabled, which policies need: enabling them is a decision`;
    case "layout":
      return "the text is laid out in a way that no edit was found for which leaves all else as it is";
    case "overlap":
      return "another repair changes the same place: run it again after that one";
    case "breaks-input":
      return `tried: ${why.path} could not be read afterwards`;
    case "still-there":
      return "tried: the finding was still there";
    case "new-finding":
      return `tried: it led to another finding, ${why.rule}: ${why.message}`;
  }
}

/** What stands for owner and reason of an exception until a person writes them. */
export const exceptionPlaceholders = {
  owner: "owner@example.com",
  reason: "why it is accepted, and until what happens",
} as const;
