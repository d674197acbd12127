import { suggest } from "../wording.ts";

/** What the Service Authorization Reference says of an action. */
export interface ActionReference {
  /** As AWS spells it: `iam:CreateVirtualMFADevice`. */
  readonly name: string;
  /**
   * The condition keys of services and tags that a request for the action may carry, those of its resources included,
   * as AWS spells them. What stands before a star begins a key: `aws:RequestTag/*`. Global keys are not listed.
   */
  readonly keys: readonly string[];
  /** The types of the resources that a request for the action is about; empty: its resource is `*`. */
  readonly resources: readonly ResourceReference[];
}

export interface ResourceReference {
  /** `mfa` */
  readonly type: string;
  /** Whether every request for the action is about a resource of this type. */
  readonly isRequired: boolean;
  readonly arns: readonly ArnPattern[];
}

/** The ARN of a type of resources, without `arn` and the partition. A star stands for any text. */
export interface ArnPattern {
  readonly service: string;
  /** `null`: the region of the resource. Empty for global resources. */
  readonly region: string | null;
  /** `null`: the account of the resource. */
  readonly account: string | null;
  /** `mfa/*` */
  readonly resource: string;
}

interface Service {
  /** By lower-case name without the service. */
  readonly actions: ReadonlyMap<string, ActionReference>;
  readonly keys: readonly string[];
}

/**
 * The actions of all services. https://docs.aws.amazon.com/service-authorization/latest/reference/
 * A service is read when it is asked about.
 */
export class ServiceReference {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #services = new Map<string, Service>();

  /** `text` is the table of table.ts. */
  constructor(text: string) {
    const texts = text.slice(1).split("\n#");
    this.#texts = new Map(texts.map((one) => [one.slice(0, one.indexOf("\n")), one]));
  }

  /** Prefixes of actions, in lower case: `iam`. */
  get services(): readonly string[] {
    return [...this.#texts.keys()];
  }

  /** The action of a name in any case: `IAM:createuser`. */
  action(name: string): ActionReference | null {
    const [service = "", action = ""] = name.toLowerCase().split(":", 2);
    return this.#service(service)?.actions.get(action) ?? null;
  }

  /** Every action of a service; none where there is no such service. */
  actionsOf(service: string): readonly ActionReference[] {
    return [...(this.#service(service.toLowerCase())?.actions.values() ?? [])];
  }

  /**
   * The action that a misspelled name probably means, or one of the service that its service probably means; of a name that
   * several begin with, a pattern for them.
   */
  suggestAction(name: string): string | null {
    const [service = "", action = ""] = name.split(":", 2);
    const meant = this.suggestService(service);
    if (meant === null) return null;
    const names = this.actionsOf(meant).map((one) => one.name.slice(meant.length + 1));
    const best =
      names.find((one) => one.toLowerCase() === action.toLowerCase()) ??
      suggest(action, names) ??
      startedWith(action, names);
    return best === null ? null : `${meant}:${best}`;
  }

  /** The service itself, or the one that a misspelled prefix probably means. */
  suggestService(prefix: string): string | null {
    const lower = prefix.toLowerCase();
    return this.#texts.has(lower) ? lower : suggest(prefix, this.services);
  }

  /** Every key that a service names, those included that it names for none of its actions. */
  keysOf(service: string): readonly string[] {
    return this.#service(service.toLowerCase())?.keys ?? [];
  }

  #service(name: string): Service | null {
    const found = this.#services.get(name);
    if (found) return found;
    const text = this.#texts.get(name);
    if (text === undefined) return null;
    const service = readService(text);
    this.#services.set(name, service);
    return service;
  }
}

/** The one name that begins with a text of three letters or more, or a pattern for those that do. */
function startedWith(text: string, names: readonly string[]): string | null {
  const found = text.length < 3 ? [] : names.filter((one) => one.toLowerCase().startsWith(text.toLowerCase()));
  const [first = null] = found;
  return first !== null && found.length > 1 ? `${first.slice(0, text.length)}*` : first;
}

function readService(text: string): Service {
  const [name = "", keyLine = "", unusedLine = "", typeLine = "", ...actionLines] = text.split("\n");
  const keys = wordsOf(keyLine, " ");
  const unused = wordsOf(unusedLine, " ");
  const at = (numbers: string) => wordsOf(numbers, ",").map((number) => keys[Number(number)] ?? "");
  const types = wordsOf(typeLine, "\t").map((type) => {
    const [, key = "", arns = "", typeKeys = ""] = /^([^=]*)=(.*);([0-9,]*)$/.exec(type) ?? [];
    return { type: key, arns: arns.split(" ").map(readArn), keys: at(typeKeys) };
  });
  const actions = new Map<string, ActionReference>();
  for (const line of actionLines) {
    const [, typeNumbers = "", keyNumbers = "", names = ""] = /^([0-9,?]*);([0-9,]*) (.*)$/.exec(line) ?? [];
    const taken = wordsOf(typeNumbers, ",").flatMap((number) => {
      const type = types[Number.parseInt(number, 10)];
      return type ? [{ ...type, isRequired: !number.endsWith("?") }] : [];
    });
    const resources = taken.map(({ type, isRequired, arns }) => ({ type, isRequired, arns }));
    const all = [...new Set([...at(keyNumbers), ...taken.flatMap((type) => type.keys), ...unused])];
    for (const action of namesOf(names))
      actions.set(action.toLowerCase(), { name: `${name}:${action}`, keys: all, resources });
  }
  return { actions, keys: [...new Set([...keys, ...unused])] };
}

const wordsOf = (line: string, separator: string): readonly string[] => (line === "" ? [] : line.split(separator));

/** `Get{Role,User} PassRole` as `GetRole`, `GetUser`, `PassRole`. */
function namesOf(line: string): readonly string[] {
  return line.split(" ").flatMap((word) => {
    const [start = "", ends] = word.split(/[{}]/);
    return ends === undefined ? [start] : ends.split(",").map((end) => start + end);
  });
}

/** `iam::A:mfa/*` */
function readArn(text: string): ArnPattern {
  const [service = "", region = "", account = "", ...resource] = text.split(":");
  return {
    service,
    region: region === "R" ? null : region,
    account: account === "A" ? null : account,
    resource: resource.join(":"),
  };
}
