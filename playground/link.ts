import { partitionPattern } from "../src/model/partition.ts";
import type { Form } from "./form.ts";
import { packText, unpackText } from "./packed-text.ts";

/** What stands before the packed form in a fragment; the number is the version of what follows. */
const start = "v1.";

/** Policies that a link may carry. */
const maxPolicies = 50;

/** The fragment of a link that carries a form, without `#`. */
export async function fragmentOf({ principal, actions, account, partition, policies }: Form): Promise<string> {
  const plain = [principal, actions, account, partition, ...policies.map(({ name, text }) => [name, text])];
  return start + (await packText(JSON.stringify(plain)));
}

/** The form that a fragment carries; `null`: it carries none. Never throws. */
export async function formOfFragment(fragment: string): Promise<Form | null> {
  if (!fragment.startsWith(start)) return null;
  try {
    return formOf(JSON.parse(await unpackText(fragment.slice(start.length))));
  } catch {
    return null; // Whatever is not what `fragmentOf` writes is no link of this page.
  }
}

function formOf(value: unknown): Form | null {
  if (!Array.isArray(value)) return null;
  const [principal, actions, account, partition, ...policies] = value as readonly unknown[];
  const texts = [principal, actions, account, partition];
  const isForm = texts.every((one) => typeof one === "string") && partitionPattern.test(String(partition));
  if (!isForm || policies.length > maxPolicies || !policies.every(isPair)) return null;
  return {
    principal: String(principal),
    actions: String(actions),
    account: String(account),
    partition: String(partition),
    policies: policies.map(([name, text]) => ({ name, text })),
  };
}

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === "string");
}
