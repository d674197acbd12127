import { latin1 } from "../syntax/latin1.ts";

/** Words of outputs of the AWS CLI that are looked for in the whole of a file: in a list of devices the telling one may come late. */
export const outputWords = /VirtualMFADevices|VIRTUALMFADEVICES|mfa_active|SummaryMap|AccountMFAEnabled|GeneratedTime/;

/**
 * Words without which a text is neither an organization of org-formation (`OC::ORG::…`), nor a template (`!Include`) or a task file
 * (`update-stacks`, `update-organization`, `annotate-organization`) of it.
 */
export const orgFormationWords = /::ORG::|!Include|e-stacks|e-organization/;

const anyWord = new RegExp(`${outputWords.source}|${orgFormationWords.source}`);

const holdsAny = new WeakMap<Uint8Array, boolean>();

/** Whether bytes hold a word of some words that tell a format. Most hold none of any: they are searched once, for all. */
export function holdsTellingWord(words: RegExp, bytes: Uint8Array): boolean {
  const holds = holdsAny.get(bytes) ?? anyWord.test(latin1(bytes));
  holdsAny.set(bytes, holds);
  return holds && words.test(latin1(bytes));
}
