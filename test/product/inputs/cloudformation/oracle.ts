/** Evaluates a template under an assignment, as AWS does, without the code under test. */
export type Json = string | number | { readonly [key: string]: Json } | readonly Json[];

/** What a deployment gives: parameters, pseudo parameters, exports, what is resolved at deployment. */
export interface Assignment {
  readonly parameters: Readonly<Record<string, string>>;
  readonly pseudo: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string>>;
  /** Of the Systems Manager, by name. */
  readonly stored: Readonly<Record<string, string>>;
}

export interface Template {
  readonly Parameters: Readonly<
    Record<string, { readonly Type: string; readonly Default?: string; readonly AllowedValues?: readonly string[] }>
  >;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly Conditions: Readonly<Record<string, Json>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: Json }>>;
}

export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties: Readonly<Record<string, Json>>;
}

/** The deployment fails: nothing is created. */
export class Refused extends Error {
  override readonly name = "Refused";
}

type Evaluated = string | number | readonly Evaluated[] | { readonly [key: string]: Evaluated } | undefined;

function textOf(value: Evaluated): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  throw new Refused("a text is wanted");
}

function listOf(value: Evaluated): readonly Evaluated[] {
  if (Array.isArray(value)) return value;
  throw new Refused("a list is wanted");
}

/** One deployed stack. */
export class Stack {
  readonly #template: Template;
  readonly #assignment: Assignment;
  readonly #templates: Readonly<Record<string, Template>>;
  readonly #known = new Map<string, boolean>();

  constructor(template: Template, assignment: Assignment, templates: Readonly<Record<string, Template>>) {
    this.#template = template;
    this.#assignment = assignment;
    this.#templates = templates;
  }

  /** Whether a device of this stack, or of one nested in it, is given to root. */
  hasRootDevice(): boolean {
    return Object.entries(this.#template.Resources).some(([name, { Type, Condition, Properties }]) => {
      if (Condition !== undefined && !this.#condition(Condition)) return false;
      if (Type === "AWS::CloudFormation::Stack") return this.nested(name).hasRootDevice();
      if (Type !== "AWS::IAM::VirtualMFADevice") return false;
      const users = listOf(this.#evaluate(Properties["Users"] ?? []));
      return users.some((user) => user !== undefined && isRoot(this.#resolved(textOf(user))));
    });
  }

  /** The text that a part of the template is. */
  text(node: Json): string {
    return textOf(this.#evaluate(node));
  }

  #output(name: string): Evaluated {
    const output = this.#template.Outputs?.[name];
    if (!output) throw new Refused(`there is no output ${name}`);
    return this.#evaluate(output.Value);
  }

  /** The stack that a resource of this one deploys. */
  nested(name: string): Stack {
    const resource = this.#template.Resources[name];
    const template = this.#templates[String(resource?.Properties["TemplateURL"])];
    if (!resource || !template) throw new Refused(`there is no stack ${name}`);
    if (resource.Condition !== undefined && !this.#condition(resource.Condition)) throw new Refused("it is not there");
    const given = (resource.Properties["Parameters"] ?? {}) as Readonly<Record<string, Json>>;
    const parameters = Object.fromEntries(
      Object.entries(template.Parameters).map(([parameter, { Default }]) => {
        const value = given[parameter] === undefined ? Default : this.#evaluate(given[parameter] ?? "");
        if (value === undefined) throw new Refused(`${parameter} has no value`);
        return [parameter, Array.isArray(value) ? value.map(textOf).join(",") : textOf(value)];
      }),
    );
    const pseudo = { ...this.#assignment.pseudo, "AWS::StackName": `${this.#pseudo("AWS::StackName")}-${name}` };
    return new Stack(template, { ...this.#assignment, parameters, pseudo }, this.#templates);
  }

  #pseudo(name: string): string {
    const value = this.#assignment.pseudo[name];
    if (value === undefined) throw new Refused(`there is no ${name}`);
    return value;
  }

  #condition(name: string): boolean {
    const have = this.#known.get(name);
    if (have !== undefined) return have;
    const node = this.#template.Conditions[name];
    if (node === undefined) throw new Refused(`there is no condition ${name}`);
    const value = this.#holds(node);
    this.#known.set(name, value);
    return value;
  }

  #holds(node: Json): boolean {
    const [call, argument] = callOf(node);
    const parts = Array.isArray(argument) ? (argument as readonly Json[]) : [argument];
    switch (call) {
      case "Condition":
        return this.#condition(String(argument));
      case "Fn::Not":
        return !this.#holds(parts[0] ?? "");
      case "Fn::And":
        return parts.map((part) => this.#holds(part)).every(Boolean);
      case "Fn::Or":
        return parts.map((part) => this.#holds(part)).some(Boolean);
      case "Fn::Equals": {
        const [left, right] = parts.map((part) => this.#evaluate(part));
        return textOf(left) === textOf(right);
      }
      default:
        throw new Refused(`${call} is no condition`);
    }
  }

  #evaluate(node: Json): Evaluated {
    if (typeof node === "string" || typeof node === "number") return node;
    if (Array.isArray(node))
      return (node as readonly Json[]).map((item) => this.#evaluate(item)).filter((item) => item !== undefined);
    const keys = Object.keys(node);
    if (keys.length === 1 && (keys[0] === "Ref" || keys[0]?.startsWith("Fn::"))) return this.#call(...callOf(node));
    const entries = Object.entries(node).map(([key, value]) => [key, this.#evaluate(value as Json)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  #call(name: string, argument: Json): Evaluated {
    const parts = Array.isArray(argument) ? (argument as readonly Json[]) : [argument];
    const at = (index: number) => this.#evaluate(parts[index] ?? "");
    switch (name) {
      case "Ref":
        return this.#ref(String(argument));
      case "Fn::If":
        return this.#evaluate(parts[this.#condition(String(parts[0])) ? 1 : 2] ?? "");
      case "Fn::Select":
        return this.#select(textOf(at(0)), listOf(at(1)));
      case "Fn::Split":
        return textOf(at(1)).split(textOf(at(0)));
      case "Fn::Join":
        return listOf(at(1))
          .map(textOf)
          .join(textOf(at(0)));
      case "Fn::Length":
        return listOf(this.#evaluate(argument)).length;
      case "Fn::Base64":
        return Buffer.from(textOf(this.#evaluate(argument))).toString("base64");
      case "Fn::ToJsonString":
        return JSON.stringify(this.#evaluate(argument));
      case "Fn::Sub":
        return this.#substituted(String(parts[0]), (parts[1] ?? {}) as Readonly<Record<string, Json>>);
      case "Fn::FindInMap":
        return this.#row(parts);
      case "Fn::ImportValue":
        return this.#assignment.exports[textOf(this.#evaluate(argument))] ?? refused("there is no such export");
      case "Fn::GetAZs":
        return ["a", "b", "c"].map(
          (zone) => `${textOf(this.#evaluate(argument)) || this.#pseudo("AWS::Region")}${zone}`,
        );
      case "Fn::Cidr":
        return Array.from({ length: Number(textOf(at(1))) }, (_, index) => `10.0.${index}.0/24`);
      case "Fn::GetAtt":
        return this.nested(String(parts[0])).#output(String(parts[1]).replace("Outputs.", ""));
      default:
        throw new Refused(`${name} is no function`);
    }
  }

  #ref(name: string): Evaluated {
    if (name === "AWS::NoValue") return undefined;
    if (name.startsWith("AWS::")) return this.#pseudo(name);
    const type = this.#template.Parameters[name]?.Type;
    const given = this.#assignment.parameters[name];
    if (type === undefined || given === undefined) throw new Refused(`there is no ${name}`);
    if (type.startsWith("AWS::SSM")) return this.#assignment.stored[given] ?? refused("it is not stored");
    if (type !== "CommaDelimitedList") return given;
    return given === "" ? [] : given.split(",").map((item) => item.trim());
  }

  #select(index: string, list: readonly Evaluated[]): Evaluated {
    if (!/^[0-9]+$/.test(index)) throw new Refused("the index is no number");
    return list[Number(index)] ?? refused("the list has no such item");
  }

  #substituted(text: string, own: Readonly<Record<string, Json>>): string {
    return text.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
      const value = own[name] === undefined ? this.#ref(name) : this.#evaluate(own[name] ?? "");
      return Array.isArray(value) ? value.map(textOf).join(",") : textOf(value);
    });
  }

  #row([name, first, second, options]: readonly Json[]): Evaluated {
    const [mapping, one, other] = [name, first, second].map((key) => textOf(this.#evaluate(key ?? "")));
    const found = this.#template.Mappings?.[mapping ?? ""]?.[one ?? ""]?.[other ?? ""];
    const otherwise = (options as { readonly DefaultValue?: Json } | undefined)?.DefaultValue;
    if (found !== undefined) return found;
    return otherwise === undefined ? refused("there is no such row") : this.#evaluate(otherwise);
  }

  /** Dynamic references are filled in last, when the text stands. */
  #resolved(text: string): string {
    return text.replace(
      /\{\{resolve:ssm:([^}]*)\}\}/g,
      (_, name: string) => this.#assignment.stored[name] ?? refused("it is not stored"),
    );
  }
}

function refused(why: string): never {
  throw new Refused(why);
}

function callOf(node: Json): [string, Json] {
  const [entry] = Object.entries(node as { readonly [key: string]: Json });
  if (!entry) throw new Refused("there is no call");
  return entry;
}

function isRoot(user: string): boolean {
  return /^\s*root\s*$/i.test(user) || /^arn:aws:iam::[0-9]{12}:root$/.test(user);
}
