import type { Resource } from "../../model/resource.ts";
import {
  absent,
  alternatives,
  choice,
  entry,
  type MapEntry,
  type MapValue,
  map,
  type Option,
  revealed,
  type Value,
} from "../../model/value.ts";
import { readOpenJson, readPolicyJson } from "../../policy/policy-text.ts";

/**
 * Terraform's way to any type of CloudFormation: `type_name` names the type, `desired_state` has its properties as JSON.
 * Source: provider docs of `aws_cloudcontrolapi_resource`.
 */
const cloudControlType = "aws_cloudcontrolapi_resource";

/** The ARN of a virtual MFA device, which is its identifier. */
const deviceArn = /^arn:aws[a-z-]*:iam::[0-9]{12}:mfa\//;

/**
 * The resource as the CloudFormation type that it makes, at its own address, once for each type that conditions leave open;
 * one whose type is not known, and any other resource, stays as it is. Properties that are not known stand under one key, as
 * those of a macro do.
 */
export function asCloudFormation(resource: Resource): readonly Resource[] {
  if (resource.type !== cloudControlType) return [resource];
  const written = entry(resource.properties, "type_name");
  if (!written || revealed(written).kind !== "choice") return [ofOneType(resource)];
  return alternatives(revealed(written), resource.when).map(({ when, value }) => {
    const entries = resource.properties.entries.map((one) => (one.key === "type_name" ? { ...one, value } : one));
    return ofOneType({ ...resource, when, properties: { ...resource.properties, entries } });
  });
}

function ofOneType(resource: Resource): Resource {
  const type = typeOf(resource.properties) ?? typeOf(resource.before) ?? typeOfImported(resource.importId);
  if (type === undefined) return resource;
  const isGone = resource.action === "delete" || resource.action === "forget";
  const before = resource.before && (resource.before === resource.properties ? null : stateOf(resource.before));
  const properties = isGone ? map([]) : stateOf(resource.properties);
  return { ...resource, type, properties, ...(resource.before && { before: before ?? properties }) };
}

function typeOf(properties: MapValue | undefined): string | undefined {
  const name = properties && knownText(entry(properties, "type_name"));
  return name?.includes("::") ? name : undefined;
}

function typeOfImported(id: Value | undefined): string | undefined {
  return deviceArn.test(knownText(id) ?? "") ? "AWS::IAM::VirtualMFADevice" : undefined;
}

/** The properties behind `desired_state`; the identifier of a device that stands is its serial number. */
function stateOf(properties: MapValue): MapValue {
  const written = entry(properties, "desired_state");
  const id = entry(properties, "id");
  const serial = deviceArn.test(knownText(id) ?? "") && id ? [{ key: "SerialNumber", value: id }] : [];
  if (!written) return map(serial, properties);
  const options = alternatives(revealed(written)).map((one) => ({ ...one, value: structureOf(one.value) }));
  return map([...entriesOf(options), ...serial], { at: written.at ?? properties.at });
}

/** Each property once, as a choice where the state is one. */
function entriesOf(options: readonly Option[]): readonly MapEntry[] {
  const [only, ...others] = options;
  if (!only) return [];
  if (others.length === 0) return only.value.kind === "map" ? only.value.entries : [unread(only.value)];
  const keys = new Set(
    options.flatMap(({ value }) => (value.kind === "map" ? value.entries.map((one) => one.key) : [])),
  );
  if (keys.size === 0) return [unread(choice(options))];
  return [...keys].map((key) => {
    const values = options.map(({ when, value }) => ({
      when,
      value: value.kind === "map" ? (entry(value, key) ?? absent()) : value,
    }));
    return { key, value: choice(values) };
  });
}

/** Properties that are not known, under the key that a template's reader uses for them. */
function unread(value: Value): MapEntry {
  return { key: "Properties", value };
}

/** The structure of a JSON text, as far as it is known; any other value as it is. */
function structureOf(value: Value): Value {
  const inner = revealed(value);
  if (inner.kind !== "known" && inner.kind !== "text") return inner;
  if (inner.encodes) return inner.encodes;
  const read =
    inner.kind === "text" ? readOpenJson(inner) : readPolicyJson(String(inner.value), () => inner.at ?? value.at);
  return read.ok ? read.value : inner;
}

/** A text that is known as a whole. */
export function knownText(value: Value | undefined): string | undefined {
  const inner = value && revealed(value);
  return inner?.kind === "known" && typeof inner.value === "string" ? inner.value : undefined;
}
