import fc from "fast-check";

/** A value as CloudFormation and Terraform's awscc provider both can write it. */
export type Written =
  | string
  | boolean
  | readonly Written[]
  | { readonly [key: string]: Written }
  /** What a resource is called once it is there: `Ref` in CloudFormation, `id` in Terraform. */
  | Reference
  /** A parameter or variable without a value. */
  | Open
  | Choice
  /** Text of JSON in Terraform, an object in CloudFormation. */
  | Encoded;

export class Reference {
  readonly name: string;
  readonly attribute: string;

  constructor(name: string, attribute: string) {
    this.name = name;
    this.attribute = attribute;
  }
}

export class Open {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** `undefined`: nothing there. */
export class Choice {
  readonly yes: Written;
  readonly no: Written | undefined;

  constructor(yes: Written, no: Written | undefined) {
    this.yes = yes;
    this.no = no;
  }
}

export class Encoded {
  readonly value: Written;

  constructor(value: Written) {
    this.value = value;
  }
}

export interface Declaration {
  readonly name: string;
  /** CloudFormation's. */
  readonly type: string;
  readonly properties: Readonly<Record<string, Written>>;
  /** It is there on a condition that nothing decides: no other resource refers to it. */
  readonly isConditional?: boolean;
}

const of = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const open = of("One", "Two").map((name): Written => new Open(name));

/** A value, or what may be it. */
function written(value: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.oneof(
    { weight: 7, arbitrary: value },
    { weight: 1, arbitrary: open },
    { weight: 1, arbitrary: fc.tuple(value, value).map(([yes, no]) => new Choice(yes, no)) },
  );
}

/** A list of one item at most, which may not be there: items that depend on one condition are read each by itself in a template. */
function items(value: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  const item = fc.oneof(
    { weight: 5, arbitrary: written(value) },
    { weight: 1, arbitrary: value.map((one) => new Choice(one, undefined)) },
  );
  return fc.oneof(
    { weight: 7, arbitrary: fc.array(item, { maxLength: 1 }) },
    { weight: 1, arbitrary: of(new Open("Many")) },
  );
}

const declaration = (
  name: string,
  type: string,
  values: Readonly<Record<string, fc.Arbitrary<Written>>>,
  needed: readonly string[] = [],
) =>
  fc
    .record(values, { requiredKeys: [...needed] })
    .map((properties): Declaration => ({ name, type: `AWS::${type}`, properties }));

/** A declaration or none, or one that may not be there. */
const maybe = (one: fc.Arbitrary<Declaration>): fc.Arbitrary<Declaration | null> =>
  fc
    .tuple(fc.option(one), fc.integer({ max: 4, min: 0 }))
    .map(([found, dice]) => (found && dice === 0 ? { ...found, isConditional: true } : found));

const text = (...values: readonly string[]) => written(of(...values));
const units = [0, 1] as const;
const root = new Reference("Org", "RootId");
const places = [root, ...units.map((at) => new Reference(`Unit${at}`, "Id"))];

/** A place, or one of two by a condition. */
function oneOrOther(...values: readonly Written[]): fc.Arbitrary<Written> {
  const value = of(...values);
  return fc.oneof(
    { weight: 4, arbitrary: value },
    { weight: 1, arbitrary: fc.tuple(value, value).map(([yes, no]) => new Choice(yes, no)) },
  );
}

const statement = fc.record(
  {
    Effect: text("Deny"),
    Action: text("iam:CreateVirtualMFADevice", "iam:*", "s3:*"),
    Resource: text("*", "arn:aws:iam::*:mfa/*", "arn:aws:iam::*:mfa/root-account-mfa-device"),
    Condition: text("arn:aws:iam::*:root", "arn:aws:iam::*:user/*").map((arn) => ({
      ArnLike: { "aws:PrincipalArn": arn },
    })),
  },
  { requiredKeys: ["Effect", "Action", "Resource"] },
);
const identifier = text(
  "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED",
  "ROOT_ACCOUNT_MFA_ENABLED",
  "S3_BUCKET_VERSIONING_ENABLED",
);
const body = of("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED", "ROOT_ACCOUNT_MFA_ENABLED").map((SourceIdentifier) =>
  JSON.stringify({
    Resources: {
      Rule: { Type: "AWS::Config::ConfigRule", Properties: { Source: { Owner: "AWS", SourceIdentifier } } },
    },
  }),
);
const standard = text(
  "arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/1.4.0",
  "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
);
const controlIds = items(of("IAM.6", "IAM.9"));

const exempted = of("arn:aws:iam::*:root", "arn:aws:iam::*:role/admin", "arn:aws:iam::111122223333:root");

const organization: fc.Arbitrary<readonly Declaration[]> = fc
  .tuple(
    declaration("Org", "Organizations::Organization", { FeatureSet: text("ALL", "CONSOLIDATED_BILLING") }),
    fc.tuple(
      ...units.map((at) =>
        declaration(
          `Unit${at}`,
          "Organizations::OrganizationalUnit",
          { Name: of(`unit ${at}`), ParentId: of(root, ...places.slice(1, at + 1)) },
          ["Name", "ParentId"],
        ),
      ),
    ),
    maybe(
      declaration(
        "Account",
        "Organizations::Account",
        { AccountName: of("payments"), Email: of("a@example.com"), ParentIds: of(...places).map((place) => [place]) },
        ["AccountName", "Email"],
      ),
    ),
    maybe(
      declaration(
        "Deny",
        "Organizations::Policy",
        {
          Name: of("deny"),
          Type: text("SERVICE_CONTROL_POLICY"),
          Content: fc
            .array(statement, { minLength: 1, maxLength: 2 })
            .map((Statement) => new Encoded({ Version: "2012-10-17", Statement })),
          TargetIds: items(of<Written>(...places)),
        },
        ["Name", "Type", "Content"],
      ),
    ),
    maybe(
      declaration(
        "Control",
        "ControlTower::EnabledControl",
        {
          ControlIdentifier: text(
            "arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER",
            "arn:aws:controltower:us-east-1::control/AWS-GR_ROOT_ACCOUNT_MFA_ENABLED",
          ),
          TargetIdentifier: oneOrOther(new Reference("Unit0", "Arn"), new Reference("Unit1", "Arn")),
          Parameters: items(exempted).map((principals) => [
            { Key: "ExemptedPrincipalArns", Value: new Encoded(principals) },
          ]),
        },
        ["ControlIdentifier", "TargetIdentifier"],
      ),
    ),
    maybe(
      declaration(
        "Pack",
        "Config::OrganizationConformancePack",
        {
          OrganizationConformancePackName: of("pack"),
          TemplateBody: written(body),
          ExcludedAccounts: items(of("111122223333")),
        },
        ["OrganizationConformancePackName"],
      ),
    ),
    maybe(
      declaration(
        "Set",
        "CloudFormation::StackSet",
        {
          StackSetName: of("set"),
          PermissionModel: of("SERVICE_MANAGED"),
          AutoDeployment: written(of(true, false)).map((Enabled) => ({ Enabled })),
          TemplateBody: body,
          StackInstancesGroup: fc
            .array(
              fc.record({
                DeploymentTargets: fc.record(
                  {
                    OrganizationalUnitIds: items(of<Written>(...places)),
                    Accounts: items(of("111122223333", "222233334444")),
                    AccountFilterType: text("NONE", "INTERSECTION", "DIFFERENCE", "UNION"),
                  },
                  { requiredKeys: ["OrganizationalUnitIds"] },
                ),
                Regions: items(of("us-east-1", "il-central-1")),
              }),
              { minLength: 1, maxLength: 2 },
            )
            .map((groups): Written => groups),
        },
        ["StackSetName", "PermissionModel", "TemplateBody", "StackInstancesGroup"],
      ),
    ),
    fc.option(
      declaration(
        "Central",
        "SecurityHub::ConfigurationPolicy",
        {
          Name: of("central"),
          ConfigurationPolicy: fc.record({
            SecurityHub: fc.record({
              ServiceEnabled: written(of(true, false)),
              EnabledStandardIdentifiers: standard.map((one) => [one]),
              SecurityControlsConfiguration: controlIds.map((ids) => ({ DisabledSecurityControlIdentifiers: ids })),
            }),
          }),
        },
        ["Name", "ConfigurationPolicy"],
      ),
    ),
  )
  .chain(([org, unitsOfIt, ...rest]) => {
    const found = [org, ...unitsOfIt, ...rest.filter((one) => one !== null)];
    if (!found.some((one) => one.name === "Central")) return fc.constant(found);
    return oneOrOther(...places).map((place) => [
      ...found,
      {
        name: "Associated",
        type: "AWS::SecurityHub::PolicyAssociation",
        properties: {
          ConfigurationPolicyId: new Reference("Central", "Id"),
          TargetId: place,
          TargetType: place === root ? "ROOT" : "ORGANIZATIONAL_UNIT",
        },
      },
    ]);
  });

const device = (at: number) =>
  declaration(
    `Device${at}`,
    "IAM::VirtualMFADevice",
    {
      VirtualMfaDeviceName: text("root-account-mfa-device", "phone", "root-mfa"),
      Path: text("/", "/ops/"),
      Users: fc
        .tuple(
          items(of<Written>("root", "<root_account>", "arn:aws:iam::111122223333:root", new Reference("User", "Ref"))),
          fc.boolean(),
        )
        .map(([users, hasMore]) => (hasMore && Array.isArray(users) ? ["alice", ...users] : users)),
    },
    ["Users"],
  );

const alone: fc.Arbitrary<readonly Declaration[]> = fc
  .tuple(
    maybe(
      declaration(
        "Rule",
        "Config::ConfigRule",
        {
          Source: fc.record({ Owner: text("AWS"), SourceIdentifier: identifier }),
          EvaluationModes: items(fc.record({ Mode: text("DETECTIVE", "PROACTIVE") })),
        },
        ["Source"],
      ),
    ),
    maybe(declaration("Hub", "SecurityHub::Hub", { EnableDefaultStandards: written(of(true, false)) })),
    maybe(declaration("Standard", "SecurityHub::Standard", { StandardsArn: standard }, ["StandardsArn"])),
    maybe(device(0)),
    maybe(device(1)),
  )
  .map((found) => [{ name: "User", type: "AWS::IAM::User", properties: {} }, ...found.filter((one) => one !== null)]);

/** Resources that CloudFormation and the awscc provider both have: an organization or none, guardrails, devices. */
export const declarations: fc.Arbitrary<readonly Declaration[]> = fc
  .tuple(fc.option(organization), alone)
  .map(([whole, more]) => [...(whole ?? []), ...more]);
