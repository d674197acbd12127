import { actionsOf } from "../src/guardrail-tests/action-patterns.ts";
import { type NamedPrincipal, principalsOf } from "../src/guardrail-tests/principal-text.ts";
import { resourcesOf } from "../src/guardrail-tests/resource-scopes.ts";
import { isBoundByScps } from "../src/policy/principals.ts";
import { principalQuestion, type Question } from "../src/policy/question.ts";
import { globalRegion } from "../src/policy/service-reference/global-services.ts";
import type { ServiceReference } from "../src/policy/service-reference/reference.ts";

/** What the page asks, as it is typed. Plain data: a link carries it. */
export interface Form {
  /** As a guardrail test names it: `root`, `role/Admin`, an ARN, `*`. */
  readonly principal: string;
  /** Actions and patterns of actions with white space or commas between them. */
  readonly actions: string;
  /** 12 digits. */
  readonly account: string;
  readonly partition: string;
  readonly policies: readonly PolicyInput[];
}

export interface PolicyInput {
  readonly name: string;
  /** The JSON of the policy. */
  readonly text: string;
}

/** A kind of principal, an action, and what is asked about each kind of resource. */
export interface PageRequest {
  readonly principal: NamedPrincipal;
  readonly action: string;
  readonly account: string;
  readonly partition: string;
  readonly parts: readonly RequestPart[];
  /** Whether service control policies bind such requests at all. */
  readonly isBound: boolean;
}

interface RequestPart {
  readonly question: Question;
  readonly isRequired: boolean;
  /** A resource that it is about. */
  readonly example: string | null;
}

/** Why a part of the question cannot be asked, or is asked less precisely than elsewhere. */
export type FormNotice =
  | { readonly kind: "no-principal"; readonly text: string }
  | { readonly kind: "no-account"; readonly text: string }
  | { readonly kind: "no-actions" }
  | { readonly kind: "bad-action"; readonly text: string }
  | { readonly kind: "unknown-action"; readonly text: string; readonly suggestion: string | null }
  | { readonly kind: "no-match"; readonly text: string; readonly services: number }
  | { readonly kind: "too-many"; readonly count: number; readonly asked: number }
  | { readonly kind: "unlisted-service"; readonly service: string };

export interface AskedForm {
  readonly requests: readonly PageRequest[];
  readonly notices: readonly FormNotice[];
}

/** Requests that one question asks about at most. */
export const maxRequests = 40;

/** What a form asks. `from`: the day from which on requests count, `YYYY-MM-DD`. */
export function askedBy(form: Form, reference: ServiceReference, from: string): AskedForm {
  const notices: FormNotice[] = [];
  const name = form.principal.trim();
  const principals = name.includes("${") ? [] : principalsOf(name);
  if (principals.length === 0) notices.push({ kind: "no-principal", text: name });
  const account = form.account.trim();
  if (!/^[0-9]{12}$/.test(account)) notices.push({ kind: "no-account", text: account });
  const actions = actionNames(form.actions, reference, notices);
  if (notices.some((one) => one.kind === "no-account")) return { requests: [], notices };
  const pairs = principals.flatMap((principal) => actions.map((action) => ({ principal, action })));
  const asked = pairs.slice(0, maxRequests);
  if (pairs.length > asked.length) notices.push({ kind: "too-many", count: pairs.length, asked: asked.length });
  const options = { account, partition: form.partition, from };
  return { requests: asked.map((one) => requestOf(one, options, reference)), notices };
}

function actionNames(text: string, reference: ServiceReference, notices: FormNotice[]): readonly string[] {
  const words = text.split(/[\s,]+/).filter((one) => one !== "");
  if (words.length === 0) notices.push({ kind: "no-actions" });
  const found = words.flatMap((word) => {
    if (!/^(?:\*|[a-z0-9-]{1,60}:[a-z0-9*?]{1,100})$/i.test(word)) {
      notices.push({ kind: "bad-action", text: word });
      return [];
    }
    const names = actionsOf(word, reference);
    if (names.length === 0) notices.push({ kind: "no-match", text: word, services: reference.services.length });
    return /[*?]/.test(word) ? names : checkedName(word, names, reference, notices);
  });
  return [...new Set(found)];
}

/** An action that there is, or may be: of a service that the page knows nothing of. */
function checkedName(
  word: string,
  names: readonly string[],
  reference: ServiceReference,
  notices: FormNotice[],
): readonly string[] {
  if (reference.action(word)) return names;
  const service = word.slice(0, word.indexOf(":")).toLowerCase();
  if (reference.services.includes(service)) {
    notices.push({ kind: "unknown-action", text: word, suggestion: reference.suggestAction(word) });
    return [];
  }
  if (!notices.some((one) => one.kind === "unlisted-service" && one.service === service))
    notices.push({ kind: "unlisted-service", service });
  return names;
}

function requestOf(
  { principal, action }: Pick<PageRequest, "principal" | "action">,
  options: { readonly account: string; readonly partition: string; readonly from: string },
  reference: ServiceReference,
): PageRequest {
  const account = principal.account ?? options.account;
  const partition = principal.partition ?? options.partition;
  const isRoot = principal.principal.kind === "root";
  const region = globalRegion(action, partition);
  const kinds = resourcesOf(action, reference.action(action), { account, partition, region, isRoot });
  const parts = kinds.map(({ scope, isRequired }) => ({
    isRequired,
    example: scope.kind === "listed" ? (scope.arns[0] ?? null) : scope.prefix + (scope.examples[0] ?? ""),
    question: principalQuestion({
      account,
      partition,
      from: options.from,
      principal: principal.principal,
      action,
      resource: scope,
      reference,
    }),
  }));
  return { principal, action, account, partition, parts, isBound: isBoundByScps(principal.principal.kind) };
}
