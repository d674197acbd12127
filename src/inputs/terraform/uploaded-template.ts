import type { Location } from "../../model/location.ts";
import { type Resource, resourcesBefore } from "../../model/resource.ts";
import { openParts, writtenParts } from "../../model/text-parts.ts";
import { entry, revealed, type Value } from "../../model/value.ts";
import { knownText } from "./cloud-control.ts";

/** Resources that put an object into a bucket. */
const objectTypes: ReadonlySet<string> = new Set(["aws_s3_object", "aws_s3_bucket_object"]);

/** Attributes that name a template in S3. */
const urls = ["template_url", "TemplateURL", "template_s3_uri", "TemplateS3Uri"];

/** Where an object is: `s3://bucket/key`, or one of the two forms of a URL. Source: Amazon S3, "Methods for accessing a bucket". */
const places = [
  /^s3:\/\/([^/?#]+)\/([^?#]+)$/,
  /^https:\/\/([a-z0-9.-]+?)\.s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?\/([^?#]+)$/,
  /^https:\/\/s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?\/([^/?#]+)\/([^?#]+)$/,
];

/** A local file that is uploaded, by its path as the configuration writes it. */
export type ReadFile = (path: string, at: Location) => Value;

interface UploadOptions {
  readonly readFile?: ReadFile;
  /** The resources as they were before the change, with their own uploads. */
  readonly before?: readonly Resource[];
}

/** Resources with the template that a URL of theirs names, where the same configuration uploads it. */
export function withUploads(
  resources: readonly Resource[],
  { readFile, before = [] }: UploadOptions = {},
): readonly Resource[] {
  const objects = resources.filter(
    ({ type, action }) => objectTypes.has(type) && action !== "delete" && action !== "forget" && action !== "read",
  );
  const earlier = new Map(before.map((one) => [one.address, one.uploaded]));
  if (objects.length === 0 && before.every((one) => !one.uploaded)) return resources;
  return resources.map((one) => {
    const url = urls.map((name) => entry(one.properties, name)).find((value) => value !== undefined);
    const named = url ? objects.filter((object) => isNamed(url, object)) : [];
    const [object] = named;
    // Two objects of one key are not told apart.
    const uploaded = object && named.length === 1 ? contentOf(object, readFile) : undefined;
    const uploadedBefore = earlier.get(one.address);
    if (!uploaded && !uploadedBefore) return one;
    return { ...one, ...(uploaded && { uploaded }), ...(uploadedBefore && { uploadedBefore }) };
  });
}

/** The same for a plan, with what was uploaded before the change. */
export function withPlannedUploads(resources: readonly Resource[]): readonly Resource[] {
  if (!resources.some(({ type }) => objectTypes.has(type))) return resources;
  return withUploads(resources, { before: withUploads(resourcesBefore(resources)) });
}

function contentOf({ properties, header }: Resource, readFile: ReadFile | undefined): Value | undefined {
  const content = entry(properties, "content");
  const inner = content && revealed(content);
  if (inner && (inner.kind === "known" || inner.kind === "text")) return inner;
  const source = knownText(entry(properties, "source"));
  const file = source === undefined ? undefined : readFile?.(source, header);
  return file?.kind === "known" ? file : undefined;
}

function isNamed(url: Value, { properties, address }: Resource): boolean {
  const [bucket, key] = [entry(properties, "bucket"), knownText(entry(properties, "key"))];
  const inner = revealed(url);
  if (key === undefined || !bucket) return false;
  // A Region that is not known may stand between.
  const written = inner.kind === "text" ? writtenParts(inner.parts, () => "x") : "";
  const place = inner.kind === "known" ? String(inner.value) : written;
  const [, inBucket, name] = places.map((one) => one.exec(place)).find((found) => found !== null) ?? [];
  if (name === key && inBucket === knownText(bucket)) return true;
  if (inner.kind !== "text") return false;
  const last = inner.parts.at(-1);
  if (typeof last !== "string" || last.slice(last.indexOf("/") + 1) !== key || !last.includes("/")) return false;
  const named = referencesIn(inner);
  const own = revealed(bucket);
  return [...(own.kind === "unknown" ? referencesIn(own) : []), address].some((one) => named.includes(one));
}

function referencesIn(value: Value): readonly string[] {
  if (value.kind === "text") return openParts(value.parts).flatMap(referencesIn);
  return value.kind === "unknown" ? (value.references ?? []).map((one) => one.address) : [];
}
