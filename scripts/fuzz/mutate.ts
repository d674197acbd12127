import type { Random } from "./random.ts";

/** Pieces that readers have had trouble with, or that mean something to one of the formats. */
const pieces = [
  "\u0000",
  "\u0001",
  "\u001b[31m",
  "\u2028",
  "\u0085",
  "\ufeff",
  "\ud800",
  "\udc00",
  "\u202e",
  "\r",
  "\t",
  "\n",
  "\n\n  ",
  "  - ",
  ": ",
  "? ",
  "- ",
  "# ",
  "//",
  "/*",
  "*/",
  "---\n",
  "...\n",
  "%YAML 1.1\n",
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  '"',
  "'",
  "`",
  "\\",
  "\\u0000",
  "\\ud83d",
  "\\x41",
  "${",
  "%{",
  "}}",
  "{{resolve:ssm:/x}}",
  "<<EOT\n",
  "<<-A\n",
  "EOT\n",
  "&a ",
  "*a",
  "<<: *a",
  "!Ref ",
  "!Sub ",
  "!If ",
  "!!binary ",
  "!!null ",
  "!<x> ",
  "|\n",
  ">-\n",
  "~",
  "null",
  "true",
  "-0",
  "1e999",
  "0x10",
  "012",
  ".inf",
  "9".repeat(40),
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "length",
  "root",
  "<root_account>",
  "arn:aws:iam::111122223333:root",
  "arn:aws:iam::111122223333:mfa/root-account-mfa-device",
  "root-account-mfa-device",
  "AWS::IAM::VirtualMFADevice",
  "AWS::CloudFormation::Stack",
  "AWS::CloudFormation::StackSet",
  "AWS::Organizations::Policy",
  "AWS::Config::ConformancePack",
  "AWS::NoValue",
  "AWS::AccountId",
  "Fn::ForEach::Loop",
  "Fn::If",
  "Fn::Join",
  "Fn::Split",
  "Fn::Select",
  "Fn::FindInMap",
  "Fn::Transform",
  "Fn::GetAtt",
  "Fn::ToJsonString",
  "Condition",
  "DependsOn",
  "Transform: AWS::LanguageExtensions\n",
  "aws_iam_virtual_mfa_device",
  "aws_organizations_policy",
  "aws_organizations_policy_attachment",
  "for_each",
  "count",
  "dynamic",
  "each.key",
  "module",
  "source",
  "var.x",
  "local.a",
  "data.aws_iam_policy_document.x.json",
  "import {\n",
  "removed {\n",
  "moved {\n",
  "provider::a::b()",
  "jsonencode(",
  "templatefile(",
  "file(",
  "regex(",
  "range(0, 1000000000)",
  'format("%999999999d", 1)',
  "try(",
  "[for a in b : a]",
  "{for k, v in m : k => v...}",
  "...",
  "a ? b : c",
  "==",
  "&&",
  "!",
  '"Effect":"Deny"',
  '"NotAction":"*"',
  '"NotResource":[]',
  '"Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"}}',
  '"ForAllValues:StringLikeIfExists"',
  '"Null"',
  "iam:*",
  "iam:Create?irtual*",
  "${aws:PrincipalTag/x}",
  "${*}",
  "*****",
  "?".repeat(50),
  "*a".repeat(30),
  "after_unknown",
  "after_sensitive",
  "importing",
  "deposed",
  '"actions":["delete","create"]',
  "resource_changes",
  "format_version",
  '"rootrail":"facts"',
  "VirtualMFADevices",
  "SerialNumber",
  "../../../etc/passwd",
  "/dev/zero",
  "http://127.0.0.1/",
  "s3://b/k",
  "2026-02-30",
  "9999-99-99",
  "999999999999",
  "a".repeat(3000),
  "[".repeat(500),
  '{"a":'.repeat(300),
] as const;

/** Changes a text in a few places. `others` lends pieces of its kind. */
export function mutated(text: string, others: readonly string[], random: Random): string {
  let result = text;
  for (let times = 1 + random.below(random.chance(0.3) ? 6 : 2); times > 0; times -= 1)
    result = mutatedOnce(result, others, random).slice(0, 200_000);
  return result;
}

function mutatedOnce(text: string, others: readonly string[], random: Random): string {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + random.below(random.chance(0.8) ? 20 : 400));
  const before = text.slice(0, at);
  switch (random.below(10)) {
    case 0:
      return before + text.slice(end);
    case 1:
      return before + random.pick(pieces) + text.slice(at);
    case 2:
      return before + random.pick(pieces) + text.slice(end);
    case 3:
      return before + text.slice(at, end).repeat(1 + random.below(20)) + text.slice(end);
    case 4:
      return random.chance(0.3) ? before : before + String.fromCharCode(random.below(256)) + text.slice(at + 1);
    case 5:
      return swappedLines(text, random);
    case 6:
      return before + spliced(random.pick(others), random) + text.slice(end);
    case 7:
      return swappedWords(text, random);
    case 8:
      return replacedValue(text, random);
    default:
      return movedPiece(text, at, end, random);
  }
}

function spliced(other: string, random: Random): string {
  const at = random.below(other.length + 1);
  return other.slice(at, at + random.below(600));
}

function movedPiece(text: string, at: number, end: number, random: Random): string {
  const rest = text.slice(0, at) + text.slice(end);
  const to = random.below(rest.length + 1);
  return rest.slice(0, to) + text.slice(at, end) + rest.slice(to);
}

function swappedLines(text: string, random: Random): string {
  const lines = text.split("\n");
  const one = random.below(lines.length);
  const other = random.below(lines.length);
  const kept = lines[one] ?? "";
  lines[one] = lines[other] ?? "";
  if (random.chance(0.7)) lines[other] = kept;
  return lines.join("\n");
}

function swappedWords(text: string, random: Random): string {
  const words = text.match(/[A-Za-z_][\w:.-]{2,}/g) ?? [];
  if (words.length < 2) return text + random.pick(pieces);
  const word = random.pick(words);
  const by = random.chance(0.5) ? random.pick(words) : random.pick(pieces);
  return random.chance(0.5) ? text.replaceAll(word, () => by) : text.replace(word, () => by);
}

/** Puts something else in the place of a JSON or quoted value. */
function replacedValue(text: string, random: Random): string {
  const values = [...text.matchAll(/"(?:[^"\\\n]|\\.)*"|\b\d+\b|\b(?:true|false|null)\b/g)];
  if (values.length === 0) return text;
  const match = random.pick(values);
  const made = random.pick([
    "{}",
    "[]",
    "null",
    "-1",
    "1e400",
    '""',
    "[[[]]]",
    '{"Ref":"x"}',
    '{"__proto__":1}',
    '"*"',
    JSON.stringify(random.pick(pieces)),
  ]);
  return text.slice(0, match.index) + made + text.slice(match.index + match[0].length);
}
