import type { FactCause, OutputGap, TemplateSource } from "../../model/cause.ts";
import { phraseOf } from "../../model/phrases.ts";
import { openParts, type TextParts, writtenParts } from "../../model/text-parts.ts";
import type { UnknownValue } from "../../model/value.ts";

type Kind = FactCause["kind"];
type Of<K extends Kind> = Extract<FactCause, { readonly kind: K }>;

const ownerWords: Readonly<Record<Of<"owner-unknown">["by"], string>> = {
  user: "the user it is given to",
  name: "its name",
  "import-id": "the ID it is imported by",
};

const namedBy: Readonly<Record<Of<"speaks-of-root">["by"], string>> = {
  name: "its name",
  address: "its address",
  tag: "its tag",
  variable: "the variable",
};

const sourceWords: Readonly<Record<TemplateSource, string>> = {
  "s3-uri": "TemplateS3Uri",
  "ssm-document": "the SSM document",
};

const handedOutWords: Readonly<Record<Of<"handed-out">["to"], (name: string) => string>> = {
  output: (name) => `the output ${name} hands it out, and what attaches it is in no input`,
  "unread-module": (name) => `${name} is given it, and was not read`,
  default: (name) => `${name} has its default, which names no target`,
  "no-instances": (name) => `${name} names it and has no instances unless a variable is given a value`,
};

const deployedWords: Readonly<Record<Of<"deployed-unread">["of"], (name: string) => string>> = {
  product: (name) => `the product${name} stands in Service Catalog`,
  application: (name) => `the application${name} stands in the Serverless Application Repository`,
  definition: (name) => `its definition stands elsewhere${name === "" ? "" : `, at${name}`}`,
  "any-type": () => "the type of resource that it makes is not known before deployment",
};

const gapWords: Readonly<Record<OutputGap, string>> = {
  "policy-text": "the text of the policy; add the output of `aws organizations describe-policy`",
  policy: "which policy it is about; name the file after the policy's ID",
  target: "which target it is about; name the file after the target's ID",
  parent: "the parent; add the output of `aws organizations list-parents` in a file that is named after the child's ID",
  rules: "the rules of the pack; add the output of `aws configservice describe-config-rules` of the accounts",
  "policy-type-changing":
    "whether the type is enabled, which is changing; add the output of `aws organizations list-roots` once it has",
  "feature-set": "whether all features are on; add the output of `aws organizations describe-organization`",
  "control-status":
    "whether the control is on; add the output of `aws securityhub list-standards-control-associations`",
  recorder: "of a recorder in the Region that was asked: it lists none",
  "exempted-principals": "which principals it exempts; add the output of `aws controltower get-enabled-control`",
};

/** What a call may do that makes no guardrail by itself. */
const callWords: Partial<Record<Of<"guardrail-call">["of"], string>> = {
  "policy-attachment": "attach a policy",
  policy: "change a policy",
  recorder: "start a recorder",
  "policy-type": "enable the type of policy",
  "service-access": "give the access",
};

/** A clause for each kind of cause, without a full stop; of content that was not read, a whole sentence. */
const phrases: { readonly [K in Kind]: (cause: Of<K>) => string } = {
  "unknown-value": ({ parts }) => unknownWords(parts),
  "not-text": () => "it is not a text",
  "depends-on-condition": ({ subjects }) => `it depends on ${subjects.join(" and ") || "a condition"}`,
  "not-given": ({ setting = "it" }) => `${setting} is not given`,
  "in-words": ({ text }) => text,

  "speaks-of-root": ({ by, name }) =>
    `nothing tells whose it is, and ${namedBy[by]} ${JSON.stringify(name)} speaks of root`,
  "owner-unknown": ({ by, cause }) => `${ownerWords[by]} is not known: ${factCauseWords(cause)}`,

  "call-for-unknown": ({ call, by, cause }) => `the ${by} of ${call} is not known: ${factCauseWords(cause)}`,

  "guardrail-call": ({ address, call, of }) =>
    `${address} calls ${call}, which may ${callWords[of] ?? "make a guardrail"}`,

  "undeclared-unit": ({ file, name }) => `${file} declares no OU ${name}`,
  "undeclared-account": ({ file, name }) => `${file} lists no account ${name}`,
  "filled-in": ({ text, file }) => `${text} is filled in by ${file}`,
  "targets-unknown": () => "its deployment targets are not known",
  "accounts-left-out": () => "it leaves some accounts of its OUs out",
  "identifier-part-unknown": () => "its identifier has a part that is not known",

  "not-in-output": ({ command, lacks }) => `the output of \`aws ${command}\` does not tell ${gapWords[lacks]}`,
  "not-collected": ({ family, commands, inSeveral }) =>
    inSeveral
      ? `no output of ${commands.map((one) => `\`aws ${one}\``).join(" or ")} is known to be of the organization, by an ARN, an account ID in its path or the outputs in its folder`
      : `no output lists the ${family} guardrails`,
  "outputs-disagree": ({ one, other }) => `${one} and ${other} say different things`,

  "no-template": () => "it has no template: nothing is deployed",
  "template-source-unknown": ({ source, cause }) =>
    `${sourceWords[source]} is not known before deployment${cause ? `: ${factCauseWords(cause)}` : ""}`,
  "template-elsewhere": ({ uri }) =>
    `its template is ${uri}, which is not in this workspace; name a local copy under \`templates\` in the configuration`,
  "mapped-template-unreadable": ({ path, uri, system }) =>
    `${path}, which stands for ${uri}, cannot be read: ${system}`,
  "template-too-large": ({ bytes, limit }) =>
    `its inline template has ${bytes} bytes, more than the ${limit} that AWS takes`,
  "template-other-type": ({ address, type }) =>
    `its template declares ${address} of the type ${type}, and AWS takes only rules and remediations (AWS::Config::ConfigRule, AWS::Config::RemediationConfiguration) in a pack`,
  "template-too-many-rules": ({ count, limit }) =>
    `its template has ${count} rules, more than the ${limit} that AWS takes in a pack`,
  "template-not-text": () => "its template is not a text",
  "template-unknown": ({ cause }) => `its template is not known before deployment: ${factCauseWords(cause)}`,
  "template-not-read": () => "its template was not read",
  "template-invalid": ({ problem }) => `its template cannot be read: ${problem.message.replace(/\.$/, "")}`,
  "no-rule-in-force": () => "no rule of its template is in force",

  "template-unread": ({ address, url }) =>
    `The template of ${address} was not read: it stands ${url === null ? "at a URL that is not known before deployment" : `at ${url}`}.`,
  "deployed-unread": ({ address, of, name }) =>
    `What ${address} deploys was not read: ${deployedWords[of](name === null ? "" : ` ${name}`)}.`,
  "content-unread": ({ problem }) => problem.message,
  "input-partial": ({ problem }) => problem.message,
  "base-unread": ({ problem }) => problem.message,
  "input-unread": ({ path }) => `${path} cannot be read`,
  "handed-out": ({ to, name }) => handedOutWords[to](name),
};

/** Why something in a fact is open, missing, broken or unread, as a phrase that follows a colon. */
export function factCauseWords<K extends Kind>(cause: Of<K>): string {
  const phrase = phrases[cause.kind] as (one: Of<K>) => string;
  return phrase(cause);
}

/** An unknown value alone, or the text that it is a part of. */
function unknownWords(parts: TextParts<UnknownValue>): string {
  const [open] = openParts(parts);
  const what = open ? phraseOf(open.symbol) : "a part is unknown";
  if (parts.length === 1) return what;
  const shown = writtenParts(parts, () => "{?}");
  return `${JSON.stringify(shown)}, where ${what}`;
}
