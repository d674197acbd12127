import type { Stranger } from "../coverage/scp/strangers.ts";
import { type Principal, principalOf } from "../policy/principals.ts";

/** A principal as a test names it. */
export interface NamedPrincipal {
  /** As written. */
  readonly text: string;
  /** What its ARN says: 12 digits; `null`: the accounts of the test. */
  readonly account: string | null;
  /** What its ARN says; `null`: the organization's partition. */
  readonly partition: string | null;
  readonly principal: Principal;
  /** Whether it is of any account outside of the organization. */
  readonly isOutside?: true;
  /** Which one, where it is asked about. */
  readonly stranger?: Stranger;
}

/** What a principal of an account outside begins with: `outside/role/App`. */
const outside = /^outside(?:\/(?=.)|$)/;

const arn = /^arn:(aws[a-z-]*|\*):(iam|sts)::([0-9]{12}|\*|\$\{account\}):(.+)$/;

/** What `*` stands for: root, every user and every role, but for roles that are linked to a service. */
const everybody = ["root", "user/*", "role/*"] as const;

/** The principals that a text of a test names: one, or each kind that `*` stands for; none where it is no principal. */
export function principalsOf(text: string): readonly NamedPrincipal[] {
  if (text === "*") return everybody.flatMap(principalsOf);
  if (outside.test(text)) return outsidersOf(text.replace(outside, "") || "*");
  const [, partition = null, service = null, account = null, name = text] = arn.exec(text) ?? [];
  const principal = principalOf(name.replaceAll(/\$\{[a-z.]+\}/g, "x"));
  if (!principal) return [];
  const isSession = /^(?:assumed-role|federated-user)\//.test(name);
  if (service !== null && (service === "sts") !== isSession) return [];
  if (service !== null && principal.kind === "service") return [];
  return [
    {
      text,
      account: account !== null && /^[0-9]/.test(account) ? account : null,
      partition: partition === "*" ? null : partition,
      principal,
    },
  ];
}

function outsidersOf(name: string): readonly NamedPrincipal[] {
  const isPlain = !name.startsWith("arn:") && !/^(?:service|outside)(?:\/|$)/.test(name);
  return isPlain ? principalsOf(name).map((one) => ({ ...one, text: `outside/${one.text}`, isOutside: true })) : [];
}

export function isPrincipalText(text: string): boolean {
  return principalsOf(text).length > 0;
}

/** A principal with the placeholders of its name filled in. */
export function filledPrincipal(one: NamedPrincipal, fill: (text: string) => string): Principal {
  const name = arn.exec(one.text)?.[4] ?? one.text.replace(outside, "");
  return (name.includes("${") ? principalOf(fill(name)) : null) ?? one.principal;
}
