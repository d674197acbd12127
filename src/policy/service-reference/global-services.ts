/** Partition and region. */
type Regions = Readonly<Record<string, string>>;

const iam: Regions = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
  "aws-iso": "us-iso-east-1",
  "aws-iso-b": "us-isob-east-1",
  "aws-iso-e": "eu-isoe-west-1",
  "aws-iso-f": "us-isof-south-1",
  "aws-eusc": "eusc-de-east-1",
};
const inVirginia: Regions = { aws: "us-east-1" };
const inOregon: Regions = { aws: "us-west-2" };
const inNingxia: Regions = { ...inVirginia, "aws-cn": "cn-northwest-1" };
const organizations: Regions = { ...iam, "aws-cn": "cn-northwest-1" };

/**
 * The region that answers for a service which has one endpoint in a partition, by the prefix of its actions. Services
 * of which a second region answers some calls (`health`, `support`, `chime`, `sts`, `s3`) are left out.
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html and the partition
 * endpoints of https://github.com/boto/botocore/blob/develop/botocore/data/endpoints.json, 2026-11
 */
const globalServices: ReadonlyMap<string, Regions> = new Map([
  ["account", inNingxia],
  ["billingconductor", inVirginia],
  ["budgets", inNingxia],
  ["ce", inNingxia],
  ["cloudfront", inNingxia],
  ["globalaccelerator", inOregon],
  ["iam", iam],
  ["importexport", inVirginia],
  ["networkmanager", { ...inOregon, "aws-us-gov": "us-gov-west-1" }],
  ["notifications-contacts", inVirginia],
  ["organizations", organizations],
  ["route53", organizations],
  ["savingsplans", inVirginia],
  ["shield", inVirginia],
  ["tax", inVirginia],
  ["waf", inVirginia],
]);

/** The one region that answers requests for an action (`iam:CreateUser`) in a partition; `null`: it depends on the request. */
export function globalRegion(action: string, partition: string): string | null {
  return globalServices.get(action.toLowerCase().split(":", 1)[0] ?? "")?.[partition] ?? null;
}
