import {
  type AccountOptions,
  createDevice,
  principalQuestion,
  type Question,
  type ResourceScope,
  rootQuestion,
} from "../policy/question.ts";
import { anyText, deviceNames, someText } from "../policy/regions.ts";
import type { GuardrailTest } from "./test-file.ts";

/** One question of a test, for any account. */
export interface TestQuestion {
  readonly action: string;
  /** As written in the test; `null`: any resource that the action accepts. */
  readonly resource: string | null;
  ask(account: string, known: Pick<AccountOptions, "from" | "organization">): Question;
}

/** The questions of a test: each action on each resource. */
export function questionsOf(test: GuardrailTest, organizationPartition: string): readonly TestQuestion[] {
  const principalText = test.principal ?? "root";
  const partition = /^arn:([^:]*):/.exec(principalText)?.[1] ?? organizationPartition;
  const device = test.device ?? "virtual";
  const context = [...(test.context ?? [])].map(([key, { values }]) => [key, values] as const);
  const options = (account: string) => ({
    account,
    partition,
    context,
    device: device === "virtual" ? device : ("any" as const),
  });
  return (test.actions ?? []).flatMap((action) =>
    (test.resources ?? [null]).map((resource) => ({
      action,
      resource,
      ask(account, known) {
        const base = { ...known, ...options(account) };
        const principal = principalText.startsWith("arn:")
          ? principalText
          : `arn:${partition}:iam::${account}:${principalText}`;
        const isRoot = principal.endsWith(":root");
        const isDevice = /^iam:(?:CreateVirtual|Enable)MFADevice$/i.test(action);
        const question =
          isRoot && isDevice && resource === null
            ? rootQuestion(action, base)
            : principalQuestion({ ...base, principal, action, resource: scopeOf(action, resource, principal) });
        return device === "security-key" ? withSecurityKey(question) : question;
      },
    })),
  );
}

/** The question for a security key: its requests always have `iam:RegisterSecurityKey`, those of TOTP devices never do. */
function withSecurityKey(question: Question): Question {
  return { ...question, present: new Set([...question.present, "iam:registersecuritykey"]) };
}

function scopeOf(action: string, resource: string | null, principal: string): ResourceScope {
  if (resource === "*") return { kind: "listed", arns: ["*"] };
  if (resource?.endsWith("*")) return { kind: "named", prefix: resource.slice(0, -1), names: anyText, examples: ["x"] };
  if (resource !== null) return { kind: "listed", arns: [resource] };
  const base = principal.split(":").slice(0, 5).join(":");
  if (action.toLowerCase() === createDevice.toLowerCase())
    return { kind: "named", prefix: `${base}:mfa/`, names: deviceNames, examples: ["phone"] };
  return { kind: "named", prefix: "", names: someText, examples: ["*"] };
}
