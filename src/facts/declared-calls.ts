import type { Resource } from "../model/resource.ts";
import { opaque } from "../model/symbol.ts";
import { writtenParts } from "../model/text-parts.ts";
import {
  type Assumption,
  alternatives,
  entry,
  known,
  list,
  type MapValue,
  revealed,
  unknown,
  type Value,
} from "../model/value.ts";
import { argumentOf, type Call, callOf, type FoundCall, foundAt, knownText } from "./api-call.ts";
import { givenIn, guardrailCalls, serviceOf } from "./guardrail-call.ts";
import { commandCalls } from "./held-code.ts";
import { structureOf } from "./structured-text.ts";

/** Depth and number of the values of a resource that are looked at. */
const maxDepth = 20;
const maxValues = 5_000;

const passedOver =
  /^(?:ServiceToken|Delete|Event_?Pattern|InstallLatestAwsSdk|ServiceTimeout|Description|Metadata|Tags)$/;

/**
 * The calls for a device of root's, or of a user who is not known, that a resource's properties hold as data: the call's name beside its arguments, or above
 * them, and commands of the AWS CLI. Of a custom resource `Delete` takes away.
 */
export function declaredCalls(resource: Resource): readonly FoundCall[] {
  const walk = new PropertyWalk(resource);
  const entries = resource.properties.entries.filter(({ key }) => !passedOver.test(key));
  walk.visit({ ...resource.properties, entries }, resource.when, 0, undefined);
  return walk.found;
}

/** Looks for a map that names a call, and in it (or in what it holds) for an argument that names root. */
class PropertyWalk {
  readonly found: FoundCall[] = [];
  readonly #resource: Resource;
  #left = maxValues;

  /** What stands for `${Name}` in the definition of a state machine. */
  readonly #substitutions: ReadonlyMap<string, string>;

  constructor(resource: Resource) {
    this.#resource = resource;
    this.#substitutions = substitutionsOf(resource.properties);
  }

  visit(value: Value, when: readonly Assumption[], depth: number, call: Call | undefined, key = ""): void {
    if (depth > maxDepth) return;
    for (const option of alternatives(value, when, 32)) {
      this.#left -= 1;
      if (this.#left < 0) return;
      const inner = structureOf(this.#substituted(option.value));
      if (commandKey.test(key) && inner.kind !== "map")
        this.found.push(
          ...commandCalls(
            this.#resource,
            inner.at ? inner : { ...inner, ...(value.at && { at: value.at }) },
            option.when,
          ),
        );
      else if (inner.kind === "list") this.#list(inner.items, option.when, depth, call, key);
      else if (inner.kind === "map") this.#map(inner, option.when, depth, call);
    }
  }

  /** A list that names a call, such as `["iam", "EnableMFADevice", { … }]`, or commands one after the other. */
  #list(
    items: readonly Value[],
    when: readonly Assumption[],
    depth: number,
    outer: Call | undefined,
    key: string,
  ): void {
    const named = items.flatMap((item) => callOf(knownText(revealed(item)) ?? "") ?? []);
    this.#ofGuardrails(listed(items), list(items), when);
    for (const item of items) this.visit(item, when, depth + 1, named[0] ?? outer, key);
  }

  #map(map: MapValue, when: readonly Assumption[], depth: number, outer: Call | undefined): void {
    // A statement of a policy names actions that it allows or denies; it calls none.
    if (entry(map, "Effect") ?? entry(map, "effect")) return;
    const call = namedCall(map) ?? outer;
    this.#query(map, when);
    this.#ofGuardrails(namedIn(map), map, when);
    const named = ["name", "Name", "key", "Key"].flatMap((name) => entry(map, name) ?? [])[0];
    const values = entry(map, "values") ?? entry(map, "Values") ?? entry(map, "static_value");
    // A parameter of a task names the commands that its values are.
    if (named && values) this.visit(values, when, depth + 1, call, knownText(revealed(named)) ?? "");
    const siblings = (name: string) => map.entries.find((one) => argumentName(one.key) === name)?.value;
    for (const { key, value } of map.entries) {
      if (call) this.#argument(call, key, value, siblings, when, map);
      // `{ EnableMFADevice: { UserName: … } }`
      this.visit(value, when, depth + 1, callOf(key) ?? call, key);
    }
  }

  #argument(
    call: Call,
    key: string,
    value: Value,
    siblings: (name: string) => Value | undefined,
    when: readonly Assumption[],
    map: MapValue,
  ): void {
    for (const option of alternatives(revealed(value), when, 32)) {
      const given = computed(key, this.#substituted(option.value));
      const argument = argumentOf(call, argumentName(key), given, siblings);
      if (!argument) continue;
      this.found.push(foundAt(argument, `iam:${call}`, value.at ?? map.at ?? this.#resource.header, option.when));
    }
  }

  /** What a call of guardrails by a name of its service does, with its arguments in what holds both. */
  #ofGuardrails(called: NamedCall | undefined, holder: Value, when: readonly Assumption[]): void {
    if (!called) return;
    const { service, name } = called;
    const call = service === undefined ? name : `${service}:${name}`;
    for (const one of guardrailCalls({ name, service, given: givenIn(holder) }))
      this.found.push(foundAt(one, call, holder.at ?? this.#resource.header, when));
  }

  /** A call with its arguments in the path of an integration of API Gateway. */
  #query(map: MapValue, when: readonly Assumption[]): void {
    for (const { value } of map.entries) {
      const written = knownText(revealed(value)) ?? leadingText(revealed(value));
      const [, inPath, inAction] = (written === undefined ? null : queries.exec(written)) ?? [];
      const query = inPath ?? (inAction && `Action=${inAction}`);
      if (query === undefined) continue;
      const given = [...new URLSearchParams(query)].map(([key, one]) => ({
        key: key.toLowerCase(),
        value: known(one),
      }));
      const siblings = (name: string) => given.find((one) => one.key === name)?.value;
      const call = callOf(knownText(siblings("action")) ?? "");
      for (const one of call ? given : []) {
        const argument = call && argumentOf(call, one.key, one.value, siblings);
        if (argument)
          this.found.push(foundAt(argument, `iam:${call}`, value.at ?? map.at ?? this.#resource.header, when));
      }
    }
  }

  #substituted(value: Value): Value {
    const inner = revealed(value);
    const written = this.#substitutions.size > 0 ? knownText(inner) : undefined;
    if (written === undefined || inner.kind !== "known") return value;
    const filled = written.replace(
      /\$\{([A-Za-z0-9_]+)\}/g,
      (whole, name: string) => this.#substitutions.get(name) ?? whole,
    );
    return filled === written ? value : known(filled, inner);
  }
}

/**
 * Properties that hold commands: of `aws:runShellScript` and `AWS-RunShellScript`, of custom resources, and of calls that a state
 * machine or a schedule makes to start a build, a machine, a container or a step.
 */
const commandKey =
  /^(?:run)?commands?$|^script$|^args$|^buildspec(?:override)?$|^container(?:entrypoint|arguments)$|^userdata$/i;

const mapping = /^integration\.request\.(?:querystring|header|path)\./;

/** `integration.request.querystring.UserName` of API Gateway and `UserName.$` of a state are the argument `username`. */
function argumentName(key: string): string {
  return key.replace(mapping, "").replace(/\.\$$/, "").toLowerCase();
}

/**
 * What an argument is given. A constant of API Gateway's request parameters stands in single quotes, everything else is what a
 * caller sends; a state machine reads a path (`"UserName.$": "$.user"`) or an expression (`{% $states.input.user %}`) while it
 * runs. Source: Step Functions developer guide, "Processing input and output", "Transforming data with JSONata".
 */
function computed(key: string, value: Value): Value {
  const written = knownText(value);
  if (written === undefined) return value;
  const constant = mapping.test(key) ? /^'(.*)'$/.exec(written)?.[1] : jsonataText.exec(written)?.[2];
  if (constant !== undefined) return known(constant, value);
  const isRead = mapping.test(key) || key.endsWith(".$") || /^\s*\{%[\s\S]*%\}\s*$/.test(written);
  return isRead ? unknown(opaque("after-apply", value.at, `${written} is read when the call is made`), value) : value;
}

/** An expression of JSONata that is one text. */
const jsonataText = /^\s*\{%\s*(["'])([^"'\\]*)\1\s*%\}\s*$/;

/** `DefinitionSubstitutions`, as far as they are known. */
function substitutionsOf(properties: MapValue): ReadonlyMap<string, string> {
  const written = entry(properties, "DefinitionSubstitutions") ?? entry(properties, "definition_substitutions");
  const inner = written && revealed(written);
  const known = (inner?.kind === "map" ? inner.entries : []).flatMap(({ key, value }): [string, string][] => {
    const text = knownText(revealed(value));
    return text === undefined ? [] : [[key, text]];
  });
  return new Map(known);
}

/** What stands behind the path or the action of an integration: `…:iam:path//?Action=EnableMFADevice&UserName=root`. */
const queries = /^arn:aws[a-z-]*:apigateway:[a-z0-9-]+:iam:(?:path\/[^?]*\?(.*)|action\/([A-Za-z]+&.*))$/;

/** Where services name the call of an SDK: state machines, schedules, API Gateway. */
const integrations =
  /^arn:aws[a-z-]*:(?:(?:states|scheduler):[a-z0-9-]*:[0-9]*:aws-sdk:([a-z0-9]+):|apigateway:[a-z0-9-]+:([a-z0-9-]+):action\/)([A-Za-z]+)/;

/** A call of an SDK with the service that it is of. */
interface NamedCall {
  /** `undefined` where nothing names it. */
  readonly service: string | undefined;
  readonly name: string;
}

/** The call that a text names by an integration. */
function integrated(written: string | undefined): NamedCall | undefined {
  const [, state, gateway, name] = (written === undefined ? null : integrations.exec(written)) ?? [];
  const service = state ?? gateway;
  return service !== undefined && name !== undefined ? { service, name } : undefined;
}

/** Keys whose texts are for people, or name what they stand in. */
const describing = /^(?:description|comment|name|sid|title)$/i;

/** Keys that hold the name of a service, and of a call of it. */
const serviceKey = /^(?:service|service_?name|client|sdk)$/i;
const callKey = /^(?:action|api|api_?call|call|command|method|operation)(?:_?name)?$/i;

/**
 * The call that a map names: by an integration, or by a text that is called so, with the service beside it or before the name.
 */
function namedIn(map: MapValue): NamedCall | undefined {
  const texts = map.entries.flatMap(({ key, value }) => {
    const inner = revealed(value);
    const written = knownText(inner) ?? leadingText(inner);
    return written === undefined ? [] : [{ key, written }];
  });
  for (const { key, written } of texts) {
    const found = describing.test(key) ? undefined : integrated(written);
    if (found) return found;
  }
  const service = texts.find(({ key }) => serviceKey.test(key))?.written;
  const call = texts.find(({ key }) => callKey.test(key))?.written;
  if (call === undefined) return undefined;
  return withService(service, call) ?? (service === undefined ? { service, name: call } : undefined);
}

/** The call of a list such as `["organizations", "AttachPolicy", { … }]`. */
function listed(items: readonly Value[]): NamedCall | undefined {
  const [service, call] = items.map((item) => knownText(revealed(item)));
  return service === undefined || call === undefined ? undefined : withService(service, call);
}

function withService(service: string | undefined, call: string): NamedCall | undefined {
  const [, before, name = call] = /^([a-z]+)[:.]([A-Za-z]+)$/.exec(call) ?? [];
  const of = serviceOf(service ?? before ?? "");
  return of === undefined ? undefined : { service: of, name };
}

/**
 * The call that a map names, by an SDK integration or by one of its texts. Sources: Step Functions developer guide, "AWS SDK
 * service integrations"; EventBridge Scheduler user guide, "universal targets"; Systems Manager user guide,
 * `aws:executeAwsApi`.
 */
function namedCall(map: MapValue): Call | undefined {
  for (const { key, value } of map.entries) {
    const inner = revealed(value);
    if (describing.test(key)) continue;
    const written = knownText(inner) ?? leadingText(inner);
    const found = integrated(written);
    if (found && found.service !== "iam") continue;
    const call = callOf(found?.name ?? knownText(inner) ?? "");
    if (call) return call;
  }
  return undefined;
}

/** `arn:{?}:states:…` with the partition as `aws`, `arn:aws:apigateway:{?}:…` with any region. */
function leadingText(value: Value): string | undefined {
  if (value.kind !== "text") return undefined;
  return writtenParts(value.parts, () => "aws");
}
