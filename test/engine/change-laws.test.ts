import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import type { FindingPlace } from "../../src/model/finding.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";
import { cases } from "../support/random-cases.ts";

/** An organization: the OU of each account, and the OUs that have the policy; the last OU has it always. */
interface Model {
  readonly units: number;
  readonly accounts: readonly number[];
  readonly guarded: readonly number[];
}

/** How it is written: everything of it may be another without its being another organization. */
interface Spelling {
  readonly label: string;
  readonly file: string;
  readonly isSplit: boolean;
  readonly isReversed: boolean;
}

type Files = Readonly<Record<string, string>>;

const model: fc.Arbitrary<Model> = fc.integer({ min: 1, max: 3 }).chain((units) => {
  const unit = fc.integer({ min: 0, max: units - 1 });
  return fc.record({
    units: fc.constant(units),
    accounts: fc.array(unit, { minLength: 1, maxLength: 4 }),
    guarded: fc.uniqueArray(unit),
  });
});

const spelling: fc.Arbitrary<Spelling> = fc.record({
  label: fc.constantFrom("a", "zz_"),
  file: fc.constantFrom("main.tf", "b.tf", "live/org.tf"),
  isSplit: fc.boolean(),
  isReversed: fc.boolean(),
});

const range = (count: number) => Array.from({ length: count }, (_, at) => at);
const content = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" }],
};

function asHcl({ units, accounts, guarded }: Model, { label, file, isSplit, isReversed }: Spelling): Files {
  const unit = (at: number) => `aws_organizations_organizational_unit.${label}u${at}.id`;
  const blocks = [
    `resource "aws_organizations_organization" "${label}" {\n  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]\n}\n`,
    `resource "aws_organizations_policy" "${label}" {\n  name    = "deny"\n  content = jsonencode(${JSON.stringify(content)})\n}\n`,
    ...range(units).map(
      (at) =>
        `resource "aws_organizations_organizational_unit" "${label}u${at}" {\n  name      = "Unit ${at}"\n  parent_id = aws_organizations_organization.${label}.roots[0].id\n}\n`,
    ),
    ...accounts.map(
      (of, at) =>
        `resource "aws_organizations_account" "${label}a${at}" {\n  name      = "account ${at}"\n  email     = "x@example.com"\n  parent_id = ${unit(of)}\n}\n`,
    ),
    ...guarded.map(
      (at) =>
        `resource "aws_organizations_policy_attachment" "${label}u${at}" {\n  policy_id = aws_organizations_policy.${label}.id\n  target_id = ${unit(at)}\n}\n`,
    ),
  ];
  const ordered = isReversed ? blocks.toReversed() : blocks;
  const [first = "", ...rest] = ordered;
  if (!isSplit) return { [file]: ordered.join("\n") };
  return { [file]: first, [file.replace(/[^/]*$/, "more.tf")]: rest.join("\n") };
}

function asTemplate({ units, accounts, guarded }: Model): Files {
  const resources = [
    ["Org", { Type: "AWS::Organizations::Organization", Properties: { FeatureSet: "ALL" } }],
    ...range(units).map((at) => [
      `U${at}`,
      {
        Type: "AWS::Organizations::OrganizationalUnit",
        Properties: { Name: `Unit ${at}`, ParentId: { "Fn::GetAtt": ["Org", "RootId"] } },
      },
    ]),
    ...accounts.map((of, at) => [
      `A${at}`,
      {
        Type: "AWS::Organizations::Account",
        Properties: { AccountName: `account ${at}`, Email: "x@example.com", ParentIds: [{ Ref: `U${of}` }] },
      },
    ]),
    [
      "Deny",
      {
        Type: "AWS::Organizations::Policy",
        Properties: {
          Name: "deny",
          Type: "SERVICE_CONTROL_POLICY",
          TargetIds: guarded.map((at) => ({ Ref: `U${at}` })),
          Content: content,
        },
      },
    ],
  ];
  return {
    "org.json": JSON.stringify({
      AWSTemplateFormatVersion: "2010-09-09",
      Resources: Object.fromEntries(resources),
    }),
  };
}

/** The accounts that the policy reaches, by their own little rule. */
const guardedAccounts = ({ accounts, guarded }: Model) =>
  new Set(accounts.flatMap((of, at) => (guarded.includes(of) ? [`account ${at}`] : [])));

const lost = (before: Model, after: Model) =>
  [...guardedAccounts(before)].filter((name) => !guardedAccounts(after).has(name));

async function run(files: Files, options: LintOptions = {}, beside: Files = {}) {
  const demand = { config: false, today, requireGuardrails: "always", skip: ["missing-conformance-pack"] } as const;
  return lint({ ...demand, ...options, cwd: folderOf({ ...files, ...beside }) });
}

async function missingPlaces(files: Files, options: LintOptions = {}, beside: Files = {}) {
  const { findings } = await run(files, options, beside);
  return findings.flatMap(({ rule, places = [] }) => (rule === "missing-root-scp" ? places : []));
}

const prints = (places: readonly FindingPlace[]) => places.map((place) => place.fingerprint).sort();
const namesOf = (places: readonly FindingPlace[]) => places.map((place) => place.name);

/** Another organization: accounts move, and policies come and go. */
const change = fc.tuple(model, fc.func(fc.boolean()), fc.nat()).map(([before, keep, seed]) => {
  const accounts = before.accounts.map((of, at) => (keep(`move ${at}`) ? of : (of + seed) % before.units));
  const guarded = range(before.units).filter(
    (at) => at === before.units - 1 || keep(`${before.guarded.includes(at) ? "keep" : "add"} ${at}`),
  );
  return { before, after: { ...before, accounts, guarded } };
});

const inHcl = (one: Model): Files => asHcl(one, { label: "a", file: "main.tf", isSplit: false, isReversed: false });
const runs = { numRuns: cases(25) };

describe("a change", () => {
  it("that loses a guard gives an error that is new, and one that loses none gives none, in both formats", async () => {
    await fc.assert(
      fc.asyncProperty(change, fc.constantFrom(inHcl, asTemplate), async ({ before, after }, print) => {
        const { findings } = await run(print(after), { base: folderOf(print(before)) });
        const told = findings.filter((one) => one.rule.startsWith("guardrail-"));
        const names = new Set(told.flatMap(({ places = [] }) => namesOf(places)));
        for (const name of lost(before, after)) expect(names).toContain(name);
        for (const name of guardedAccounts(after)) expect(names).not.toContain(name);
        for (const one of told) expect([one.severity, one.status]).toEqual(["error", "new"]);
      }),
      runs,
    );
  });

  it("hides nothing behind what was accepted before it", async () => {
    await fc.assert(
      fc.asyncProperty(change, fc.boolean(), async ({ before, after }, inChange) => {
        const accepted = await run(inHcl(before), { updateBaseline: true });
        const baseline = { "base.json": accepted.updatedBaseline?.text ?? "" };
        const base = inChange ? { base: folderOf({ ...inHcl(before), ...baseline }) } : {};
        const places = await missingPlaces(inHcl(after), { ...base, baseline: "base.json" }, baseline);
        const open = namesOf(places.filter((place) => place.suppressed === null));
        for (const name of lost(before, after)) expect(open).toContain(name);
      }),
      runs,
    );
  });

  it("hides nothing behind an exception by path that the baseline records", async () => {
    const exceptions = `exceptions:
  - { rule: missing-root-scp, target: main.tf, owner: a, expires: "2027-01-31", reason: b }
`;
    await fc.assert(
      fc.asyncProperty(change, async ({ before, after }) => {
        const config = { config: "rootrail.yaml" };
        const beside = { "rootrail.yaml": exceptions };
        const accepted = await run(inHcl(before), { ...config, updateBaseline: true }, beside);
        const baseline = { ...beside, "base.json": accepted.updatedBaseline?.text ?? "" };
        // An exception that covered nothing yet was written for what is to come.
        fc.pre(guardedAccounts(before).size < before.accounts.length);
        const places = await missingPlaces(inHcl(after), { ...config, baseline: "base.json" }, baseline);
        const open = namesOf(places.filter((place) => place.suppressed === null));
        for (const name of lost(before, after)) expect(open).toContain(name);
      }),
      runs,
    );
  });
});

describe("another way to write the same organization", () => {
  it("moves no fingerprint of a place, neither by names, files and order nor by the format", async () => {
    await fc.assert(
      fc.asyncProperty(model, spelling, spelling, async (one, first, second) => {
        const expected = prints(await missingPlaces(asHcl(one, first)));
        expect(prints(await missingPlaces(asHcl(one, second)))).toEqual(expected);
        expect(prints(await missingPlaces(asTemplate(one)))).toEqual(expected);
      }),
      runs,
    );
  });

  it("is no change: nothing is new of what is missing, and nothing is removed or weakened", async () => {
    await fc.assert(
      fc.asyncProperty(model, spelling, spelling, async (one, first, second) => {
        const { findings } = await run(asHcl(one, second), { base: folderOf(asHcl(one, first)) });
        expect(findings.filter((finding) => finding.rule.startsWith("guardrail-"))).toEqual([]);
        const fresh = findings.filter((finding) => finding.rule === "missing-root-scp" && finding.status === "new");
        expect(fresh).toEqual([]);
      }),
      runs,
    );
  });
});
