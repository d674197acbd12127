import { describeWitness } from "../src/policy/decision.ts";
import { createDevice, enableDevice } from "../src/policy/question.ts";
import type { ActionEffect } from "../src/policy/scp-report.ts";
import type { Answer } from "./answers.ts";
import type { FormNotice, PageRequest } from "./form.ts";

type Denied = ActionEffect["denied"];

export const verdictWords: Readonly<Record<Denied, string>> = {
  always: "always denied",
  sometimes: "sometimes denied",
  never: "never denied",
  unknown: "not known",
};

/** Told apart without colours. */
export const verdictSigns: Readonly<Record<Denied, string>> = { always: "✓", sometimes: "◐", never: "✗", unknown: "?" };

/** Who asks, in the middle of a sentence. */
export function whoWords({ principal: { text, account, principal } }: PageRequest): string {
  return account === null && principal.kind === "root" ? "root" : text;
}

/** The answer as a sentence. */
export function answerSentence({ request, effect }: Answer): string {
  const who = whoWords(request);
  if (!request.isBound) return `Service control policies never bind ${boundWords(request)}.`;
  if (effect.denied === "never" && effect.reason !== undefined)
    return "AWS does not create the policy, so it denies nothing.";
  switch (effect.denied) {
    case "always":
      return `No request of ${who} gets through.`;
    case "sometimes":
      if (/[*?]/.test(request.principal.principal.name)) return `Some requests of ${who} get through.`;
      return `${capital(who)} can still ${deedWords(request.action)}.`;
    case "never":
      return "Nothing here denies it.";
    default:
      return `${capital(effect.reason ?? "it has parts that are not known")}.`.replace(/\.\.$/, ".");
  }
}

function boundWords({ principal: { principal } }: PageRequest): string {
  return principal.kind === "service" ? "a service that calls as itself" : "a service-linked role";
}

function deedWords(action: string): string {
  if (action === createDevice) return "create a virtual MFA device";
  return action === enableDevice ? "enable a virtual MFA device" : `call ${action}`;
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The answers that are left where one is not known. */
export function possibleWords(possible: readonly string[]): string {
  return `It can still be: ${possible.join(", ")}.`;
}

/** When the request of a `sometimes` gets through, where time decides; `null`: it does not. */
export function periodWords({ period }: ActionEffect): string | null {
  return period === undefined ? null : describeWitness({ resource: null, context: [], absent: [], period });
}

/** Answers counted, as one line. */
export function tallyWords(answers: readonly Answer[]): string {
  const counts = (["always", "sometimes", "never", "unknown"] as const).map((denied) => ({
    denied,
    count: answers.filter((one) => one.effect.denied === denied).length,
  }));
  return counts
    .filter((one) => one.count > 0)
    .map(({ denied, count }) => `${verdictSigns[denied]} ${count} ${verdictWords[denied]}`)
    .join(" · ");
}

/** What a notice says; `isError`: nothing is asked because of it. */
export function noticeWords(notice: FormNotice): { readonly text: string; readonly isError: boolean } {
  switch (notice.kind) {
    case "no-principal":
      return {
        text: `${shown(notice.text)} is no principal: write root, user/<name>, role/<name>, assumed-role/<role>/<session>, federated-user/<name>, an ARN of one of them, or *.`,
        isError: true,
      };
    case "no-account":
      return { text: `${shown(notice.text)} is no account: it has 12 digits.`, isError: true };
    case "no-actions":
      return { text: "Write an action to ask about.", isError: true };
    case "bad-action":
      return {
        text: `${shown(notice.text)} is no action: write one such as iam:CreateVirtualMFADevice.`,
        isError: true,
      };
    case "unknown-action":
      return {
        text: `${shown(notice.text)} is no action of AWS${notice.suggestion === null ? "." : `; did you mean ${notice.suggestion}?`}`,
        isError: true,
      };
    case "no-match":
      return {
        text: `${shown(notice.text)} matches no action of the ${notice.services} services that this page knows.`,
        isError: true,
      };
    case "too-many":
      return {
        text: `The question has ${notice.count} requests; the first ${notice.asked} are asked. rootrail test asks about all of them.`,
        isError: false,
      };
    case "unlisted-service":
      return {
        text: `This page does not know the actions of ${notice.service}: it asks about any resource and any condition key, so an answer can be "sometimes" where rootrail test says more.`,
        isError: false,
      };
  }
}

function shown(text: string): string {
  return text === "" ? "An empty text" : JSON.stringify(text.slice(0, 80));
}
