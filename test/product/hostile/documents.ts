/** Documents that are made to break a reader, by name; each is small to write down and large to read. */
const deep = 100_000;
/** `ROOTRAIL_HOSTILE=full` makes the long ones ten times longer. */
const scale = process.env["ROOTRAIL_HOSTILE"] === "full" ? 10 : 1;
const line = 4_000_000 * scale;

const device = `  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: {Users: [root]}\n`;
const template = (body: string) => `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n${device}${body}`;
const statement = (rest: string) =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*",${rest}}]}`;
const plan = (changes: string) => `{"format_version":"1.2","terraform_version":"1.9.0","resource_changes":${changes}}`;
const change = (after: string) =>
  `{"address":"aws_iam_virtual_mfa_device.a","mode":"managed","type":"aws_iam_virtual_mfa_device","name":"a","change":{"actions":["create"],"before":null,"after":${after},"after_unknown":{}}}`;
const many = (count: number, make: (at: number) => string, between: string) =>
  Array.from({ length: count }, (_, at) => make(at)).join(between);

function laughs(levels: number): string {
  const rows = [`  l0: &l0 ["lol","lol","lol","lol","lol","lol","lol","lol","lol"]`];
  for (let at = 1; at <= levels; at += 1) {
    rows.push(
      `  l${at}: &l${at} [${Array(9)
        .fill(`*l${at - 1}`)
        .join(",")}]`,
    );
  }
  return rows.join("\n");
}

export interface HostileDocument {
  readonly name: string;
  readonly file: string;
  readonly content: () => string | Uint8Array;
  /** The device in it must be found all the same. */
  readonly finds?: boolean;
}

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
const utf16 = (text: string, isBig: boolean) => {
  const body = Buffer.from(`\uFEFF${text}`, "utf16le");
  return isBig ? body.swap16() : body;
};

const json = `{"Resources":{"Mfa":{"Type":"AWS::IAM::VirtualMFADevice","Properties":{"Users":["root"]}}}}`;

/** Each is read by name, in a folder, and from standard input. */
export const hostileDocuments: readonly HostileDocument[] = [
  { name: "billion laughs", file: "a.yaml", content: () => `${template("")}Metadata:\n${laughs(12)}\n` },
  {
    name: "billion laughs in the properties",
    file: "a.yaml",
    content: () =>
      `Metadata:\n${laughs(10)}\nResources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: {Users: [root, *l10], Tags: *l10}\n`,
  },
  { name: "an anchor inside itself", file: "a.yaml", content: () => `${template("")}Metadata: &m {self: *m}\n` },
  {
    name: "a merge key onto itself",
    file: "a.yaml",
    content: () =>
      `Resources:\n  Mfa: &r\n    Type: AWS::IAM::VirtualMFADevice\n    <<: *r\n    Properties: {Users: [root]}\n`,
  },
  {
    name: "10,000 anchors and aliases",
    file: "a.yaml",
    content: () =>
      `${template("")}Metadata:\n${many(10_000 * scale, (at) => `  k${at}: &a${at} v\n  j${at}: *a${at}`, "\n")}\n`,
  },
  {
    name: "YAML flow nested 100,000 deep",
    file: "a.yaml",
    content: () => `${template("")}Metadata: ${"[".repeat(deep)}${"]".repeat(deep)}\n`,
  },
  {
    name: "YAML flow never closed",
    file: "a.yaml",
    content: () => `${template("")}Metadata: ${"{a: [".repeat(deep)}\n`,
  },
  {
    name: "YAML blocks nested 3,000 deep",
    file: "a.yaml",
    content: () => `${template("")}Metadata:\n${many(3000, (at) => `${" ".repeat(at + 2)}a:`, "\n")}\n`,
  },
  {
    name: "YAML sequences nested 100,000 deep on a line",
    file: "a.yaml",
    content: () => `${template("")}Metadata:\n  ${"- ".repeat(deep)}a\n`,
  },
  {
    name: "100,000 explicit keys on a line",
    file: "a.yaml",
    content: () => `${template("")}Metadata:\n  ${"? ".repeat(deep)}a\n`,
  },
  { name: "100,000 tags", file: "a.yaml", content: () => `${template("")}Metadata:\n  a: ${"!Sub ".repeat(deep)}x\n` },
  { name: "100,000 YAML documents", file: "a.yaml", content: () => `${template("")}${"---\na: 1\n".repeat(deep)}` },
  {
    name: "JSON arrays nested 100,000 deep",
    file: "a.json",
    content: () =>
      `{"Resources":{"Mfa":{"Type":"AWS::IAM::VirtualMFADevice","Properties":{"Users":${"[".repeat(deep)}${"]".repeat(deep)}}}}}`,
  },
  {
    name: "JSON objects nested 100,000 deep",
    file: "a.json",
    content: () =>
      `{"Resources":{"Mfa":{"Type":"AWS::IAM::VirtualMFADevice","Properties":{"Users":${'{"a":'.repeat(deep)}1${"}".repeat(deep)}}}}}`,
  },
  { name: "JSON never closed", file: "a.json", content: () => `{"Resources":${'{"a":['.repeat(deep)}` },
  {
    name: "intrinsics nested 20,000 deep",
    file: "a.json",
    content: () =>
      `{"Resources":{"Mfa":{"Type":"AWS::IAM::VirtualMFADevice","Properties":{"Users":[${'{"Fn::Join":["",['.repeat(20_000)}"root"${"]]}".repeat(20_000)}]}}}}`,
  },
  {
    name: "conditions that ask each other in a circle",
    file: "a.yaml",
    content: () =>
      `Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\nResources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Condition: A\n    Properties: {Users: [!If [A, root, alice]]}\n`,
  },
  {
    name: "200 conditions that decide one device",
    file: "a.yaml",
    content: () =>
      `Parameters:\n${many(200, (at) => `  P${at}: {Type: String}`, "\n")}\nConditions:\n${many(200, (at) => `  C${at}: !Equals [!Ref P${at}, x]`, "\n")}\nResources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Users:\n        - !Join ["", [${many(200, (at) => `!If [C${at}, a${at}, b${at}]`, ", ")}]]\n`,
  },
  {
    name: "Fn::Sub of Fn::Sub that doubles 60 times",
    file: "a.yaml",
    content: () => {
      let inner = "root";
      for (let at = 0; at < 60; at += 1) inner = `!Sub ["\${X}\${X}", {X: ${inner}}]`;
      return `Resources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Users: [${inner}]\n`;
    },
  },
  {
    name: "Fn::ForEach of Fn::ForEach, 64,000 resources",
    file: "a.yaml",
    content: () => {
      const items = many(40, (at) => `a${at}`, ", ");
      return `Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::A:\n    - A\n    - [${items}]\n    - Fn::ForEach::B:\n        - B\n        - [${items}]\n        - Fn::ForEach::C:\n            - C\n            - [${items}]\n            - Mfa\${A}\${B}\${C}:\n                Type: AWS::IAM::VirtualMFADevice\n                Properties: {Users: [!Ref A, root]}\n`;
    },
  },
  {
    name: "one YAML line of many MB",
    file: "a.yaml",
    content: () => `${template("")}Description: ${"x ".repeat(line / 2)}\n`,
    finds: true,
  },
  {
    name: "one quoted YAML line of many MB",
    file: "a.yaml",
    content: () => `${template("")}Description: "${"\\x41".repeat(line / 4)}"\n`,
  },
  { name: "many MB of spaces", file: "a.yaml", content: () => `${template("")}Metadata:${" ".repeat(line)}x\n` },
  { name: "many MB of #", file: "a.yaml", content: () => `${template("")}# ${"#".repeat(line)}\n`, finds: true },
  {
    name: "a comment that nearly ignores a rule, 2 MB of it",
    file: "a.yaml",
    content: () =>
      `${template("")}# rootrail:ignore ${"root ".repeat(400_000)}\n# rootrail:ignore root-virtual-mfa-device owner=${'"'.repeat(400_000)}\n`,
    finds: true,
  },
  {
    name: "one JSON string of many MB",
    file: "a.json",
    content: () => json.replace("{", `{"Description":"${"x".repeat(line)}",`),
    finds: true,
  },
  {
    name: "many MB of JSON escapes",
    file: "a.json",
    content: () => json.replace("{", `{"Description":"${"\\u0041".repeat(line / 6)}",`),
    finds: true,
  },
  {
    name: "one number of 1 MB",
    file: "a.json",
    content: () => json.replace("{", `{"Description":${"9".repeat(1_000_000)},`),
    finds: true,
  },
  {
    name: "200,000 keys of JSON",
    file: "a.json",
    content: () => json.replace("{", `{"Metadata":{${many(200_000 * scale, (at) => `"k${at}":1`, ",")}},`),
    finds: true,
  },
  {
    name: "50,000 keys of YAML",
    file: "a.yaml",
    content: () => `${template("")}Metadata:\n${many(50_000 * scale, (at) => `  k${at}: 1`, "\n")}\n`,
    finds: true,
  },
  {
    name: "20,000 keys of the resource",
    file: "a.yaml",
    content: () => `${template("").trimEnd()}\n${many(20_000, (at) => `    k${at}: *a${at % 3}`, "\n")}\n`,
  },
  {
    name: "5,000 devices",
    file: "a.yaml",
    content: () => `Resources:\n${many(5000 * scale, (at) => device.replace("Mfa", `Mfa${at}`).trimEnd(), "\n")}\n`,
    finds: true,
  },
  {
    name: "the same key 20,000 times",
    file: "a.yaml",
    content: () => `${template("")}Metadata:\n${"  same: 1\n".repeat(20_000)}`,
  },
  {
    name: "the same resource twice",
    file: "a.yaml",
    content: () => template(device.replace("root", "alice")),
  },
  {
    name: "keys of the prototype",
    file: "a.json",
    content: () =>
      json.replace(
        "{",
        '{"__proto__":{"Resources":{}},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":2,',
      ),
    finds: true,
  },
  {
    name: "a resource named __proto__",
    file: "a.json",
    content: () => json.replaceAll('Mfa"', '__proto__"'),
    finds: true,
  },
  {
    name: "a resource named constructor, in YAML",
    file: "a.yaml",
    content: () => template("").replace("Mfa:", "constructor:"),
    finds: true,
  },
  {
    name: "a mapping keyed __proto__",
    file: "a.yaml",
    content: () =>
      `Mappings:\n  __proto__:\n    constructor: {toString: root}\nResources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: {Users: [!FindInMap [__proto__, constructor, toString]]}\n`,
    finds: true,
  },
  {
    name: "lone surrogates",
    file: "a.json",
    content: () => json.replace("Mfa", "Mfa\\ud800").replace("{", '{"Description":"\\udc00\\ud83d",'),
    finds: true,
  },
  { name: "lone surrogates in YAML", file: "a.yaml", content: () => `${template("")}Description: "\\ud800 \\udc00"\n` },
  {
    name: "invalid UTF-8",
    file: "a.yaml",
    content: () => bytes(template(""), "Description: ", [0xff, 0xfe, 0x80, 0xc0, 0xaf, 0xed, 0xa0, 0x80], "\n"),
    finds: true,
  },
  {
    name: "overlong UTF-8 in JSON",
    file: "a.json",
    content: () => bytes('{"Description":"', [0xc0, 0xae, 0xf8, 0x88], '",', json.slice(1)),
    finds: true,
  },
  { name: "UTF-16, little end first", file: "a.json", content: () => utf16(json, false) },
  { name: "UTF-16, big end first", file: "a.yaml", content: () => utf16(template(""), true) },
  { name: "UTF-16 without a mark", file: "a.json", content: () => Buffer.from(json, "utf16le") },
  {
    name: "a plan in UTF-16",
    file: "plan.json",
    content: () => utf16(plan(`[${change('{"virtual_mfa_device_name":"root-account-mfa-device"}')}]`), false),
    finds: true,
  },
  { name: "NULs between", file: "a.yaml", content: () => template("").replaceAll("root", "ro\u0000ot") },
  { name: "a file of NULs", file: "a.json", content: () => Buffer.alloc(1_000_000) },
  { name: "NULs after the end", file: "a.json", content: () => `${json}${"\u0000".repeat(1000)}` },
  {
    name: "random bytes",
    file: "a.json",
    content: () =>
      Buffer.from(
        many(4096, (at) => String.fromCharCode((at * 7919) % 256), ""),
        "latin1",
      ),
  },
  { name: "line ends of every kind", file: "a.yaml", content: () => template("").replaceAll("\n", "\r") },
  {
    name: "plan changes nested 100,000 deep",
    file: "plan.json",
    content: () => plan(`[${change(`{"tags":${"[".repeat(deep)}${"]".repeat(deep)}}`)}]`),
  },
  {
    name: "plan modules nested 100,000 deep",
    file: "plan.json",
    content: () =>
      `{"format_version":"1.2","terraform_version":"1.9.0","resource_changes":[${change('{"virtual_mfa_device_name":"root-account-mfa-device"}')}],"configuration":{"root_module":${'{"module_calls":{"a":{"module":'.repeat(deep)}{}${"}}}".repeat(deep)}}}`,
  },
  { name: "a plan cut off", file: "plan.json", content: () => plan(`[${change("{}")}`).slice(0, -3) },
  {
    name: "a plan with 20,000 changes of one address",
    file: "plan.json",
    content: () => plan(`[${many(20_000 * scale, () => change('{"virtual_mfa_device_name":"x"}'), ",")}]`),
  },
  {
    name: "a plan with one string of many MB",
    file: "plan.json",
    content: () =>
      plan(`[${change(`{"virtual_mfa_device_name":"root-account-mfa-device","tags":{"a":"${"/".repeat(line)}"}}`)}]`),
    finds: true,
  },
  {
    name: "plan keys of the prototype",
    file: "plan.json",
    content: () =>
      plan(`[${change('{"__proto__":{"x":1},"virtual_mfa_device_name":"root-account-mfa-device","constructor":{}}')}]`),
    finds: true,
  },
  {
    name: "HCL lists nested 100,000 deep",
    file: "main.tf",
    content: () =>
      `resource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = ${"[".repeat(deep)}${"]".repeat(deep)}\n}\n`,
  },
  {
    name: "HCL brackets never closed",
    file: "main.tf",
    content: () => `resource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = ${"(".repeat(deep)}\n}\n`,
  },
  {
    name: "HCL templates nested 100,000 deep",
    file: "main.tf",
    content: () =>
      `resource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = ${'"${'.repeat(deep)}1${'}"'.repeat(deep)}\n}\n`,
  },
  {
    name: "HCL negations 100,000 deep",
    file: "main.tf",
    content: () =>
      `resource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = ${"!".repeat(deep)}true\n}\n`,
  },
  {
    name: "HCL conditionals 100,000 deep",
    file: "main.tf",
    content: () =>
      `resource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = ${"true ? 1 : ".repeat(deep)}2\n}\n`,
  },
  {
    name: "HCL sum of 100,000",
    file: "main.tf",
    content: () =>
      `resource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = ${"1+".repeat(deep)}2\n}\n`,
  },
  {
    name: "HCL traversal of 100,000",
    file: "main.tf",
    content: () =>
      `resource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = local${".a[0]".repeat(deep)}\n}\n`,
  },
  {
    name: "HCL blocks nested 100,000 deep",
    file: "main.tf",
    content: () => `resource "aws_iam_virtual_mfa_device" "a" {\n${"a {\n".repeat(deep)}${"}\n".repeat(deep)}}\n`,
  },
  {
    name: "HCL locals in a circle",
    file: "main.tf",
    content: () =>
      `locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = local.a\n}\n`,
  },
  {
    name: "HCL locals that double 60 times",
    file: "main.tf",
    content: () =>
      `locals {\n  l0 = "root"\n${many(60, (at) => `  l${at + 1} = "\${local.l${at}}\${local.l${at}}"`, "\n")}\n}\nresource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = local.l60\n}\n`,
  },
  {
    name: "HCL list that grows ten-fold ten times",
    file: "main.tf",
    content: () =>
      `locals {\n  l0 = ["a"]\n${many(12, (at) => `  l${at + 1} = concat(${Array(10).fill(`local.l${at}`).join(", ")})`, "\n")}\n}\nresource "aws_iam_virtual_mfa_device" "a" {\n  for_each = toset(local.l12)\n  virtual_mfa_device_name = each.key\n}\n`,
  },
  {
    name: "HCL for in for in for",
    file: "main.tf",
    content: () =>
      `locals {\n  r = range(1000)\n  x = [for a in local.r : [for b in local.r : [for c in local.r : "\${a}\${b}\${c}"]]]\n}\nresource "aws_iam_virtual_mfa_device" "a" {\n  for_each = toset(flatten(local.x))\n  virtual_mfa_device_name = each.key\n}\n`,
  },
  {
    name: "HCL count of a billion",
    file: "main.tf",
    content: () =>
      `resource "aws_iam_virtual_mfa_device" "a" {\n  count = 1000000000\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n`,
    finds: true,
  },
  {
    name: "HCL range, setproduct, format and repeat",
    file: "main.tf",
    content: () =>
      `locals {\n  r = range(100000000)\n  s = setproduct(range(1000), range(1000), range(1000))\n  f = format("%1000000000d", 1)\n  p = join("", [for x in range(1000) : format("%1000000s", "a")])\n  e = pow(10, 1000000)\n}\nresource "aws_iam_virtual_mfa_device" "a" {\n  for_each = toset(concat(local.r, local.s))\n  virtual_mfa_device_name = "\${local.f}\${local.p}\${local.e}"\n}\n`,
  },
  {
    name: "HCL regex that backtracks for ever",
    file: "main.tf",
    content: () =>
      `resource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = join("", regexall("(a+)+$", "${"a".repeat(60)}!"))\n}\nresource "aws_iam_virtual_mfa_device" "b" {\n  virtual_mfa_device_name = replace("${"a".repeat(60)}!", "/(a|aa)+$/", "x")\n}\n`,
  },
  {
    name: "HCL heredoc never closed",
    file: "main.tf",
    content: () => `resource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = <<EOT\nroot\n`,
  },
  {
    name: "HCL heredocs that open each other",
    file: "main.tf",
    content: () => `resource "aws_iam_virtual_mfa_device" "a" {\n  path = <<A\n${"${<<A\n".repeat(20_000)}A\n}\n`,
  },
  {
    name: "HCL comments never closed",
    file: "main.tf",
    content: () => `${"/* ".repeat(deep)}\nresource "aws_iam_virtual_mfa_device" "a" {}\n`,
  },
  {
    name: "HCL line of many MB",
    file: "main.tf",
    content: () =>
      `resource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n  tags = { a = "${"x".repeat(line)}" }\n}\n`,
    finds: true,
  },
  {
    name: "HCL keys of the prototype",
    file: "main.tf",
    content: () =>
      `locals {\n  m = { __proto__ = "a", constructor = "root-account-mfa-device" }\n}\nresource "aws_iam_virtual_mfa_device" "__proto__" {\n  virtual_mfa_device_name = local.m["constructor"]\n}\n`,
    finds: true,
  },
  {
    name: "HCL that is JSON and nests 100,000 deep",
    file: "main.tf.json",
    content: () =>
      `{"resource":{"aws_iam_virtual_mfa_device":{"a":{"virtual_mfa_device_name":${"[".repeat(deep)}${"]".repeat(deep)}}}}}`,
  },
  {
    name: "21,000 HCL blocks",
    file: "main.tf",
    content: () =>
      many(
        21_000,
        (at) => `resource "aws_iam_virtual_mfa_device" "a${at}" {\n  virtual_mfa_device_name = "x"\n}`,
        "\n",
      ),
  },
  {
    name: "a module that is itself",
    file: "main.tf",
    content: () =>
      `module "a" {\n  source = "./"\n}\nmodule "b" {\n  source = "./."\n}\nresource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n`,
    finds: true,
  },
  {
    name: "policy nested 100,000 deep",
    file: "p.json",
    content: () => statement(`"Condition":${'{"StringLike":'.repeat(deep)}1${"}".repeat(deep)}`),
  },
  {
    name: "policy with 20,000 statements",
    file: "p.json",
    content: () =>
      `{"Version":"2012-10-17","Statement":[${many(20_000, (at) => `{"Effect":"Deny","Action":"iam:*","Resource":"arn:aws:iam::*:mfa/a${at}*"}`, ",")}]}`,
  },
  {
    name: "facts with a line of many MB",
    file: "facts.jsonl",
    content: () => `{"rootrail":"facts","version":1,"name":"${"x".repeat(line)}"}\n`,
  },
  {
    name: "facts nested 100,000 deep",
    file: "facts.jsonl",
    content: () => `{"rootrail":"facts","version":1}\n${'{"a":'.repeat(deep)}1${"}".repeat(deep)}\n`,
  },
  {
    name: "a list of devices nested 100,000 deep",
    file: "devices.json",
    content: () => `{"VirtualMFADevices":[{"SerialNumber":${"[".repeat(deep)}${"]".repeat(deep)}}]}`,
  },
  {
    name: "a credential report of one line",
    file: "report.csv",
    content: () => `user,arn,mfa_active,${"x,".repeat(line / 2)}\n`,
  },
];
