import fc from "fast-check";
import { type Assignment, type Json, Refused, Stack, type Template } from "./oracle.ts";

/** Random templates whose device is given to a user that every function of CloudFormation can have had a part in. */
export interface RandomCase {
  readonly templates: Readonly<Record<string, Template>>;
  readonly assignments: readonly Assignment[];
  /** The parameters whose values are given, of those of an assignment. */
  readonly given: readonly string[];
}

const word = fc.constantFrom(
  "root",
  "prod",
  "prod-eu",
  "eu",
  "us",
  "a",
  "b",
  "core",
  "2",
  "1",
  "0",
  "alice",
  "oo",
  "ro",
);
const delimiter = fc.constantFrom("-", ",", "", "o", "/");
const splitter = fc.constantFrom("-", ",", "o", "/", ":");
const conditionNames = ["One", "Two", "Three"];

const parameters = {
  Stage: { Type: "String" },
  Team: { Type: "String" },
  Tier: { Type: "String", AllowedValues: ["prod", "prod-eu", "root", "0"] },
  Names: { Type: "CommaDelimitedList" },
  Chosen: { Type: "CommaDelimitedList", AllowedValues: ["root", "alice", "a"] },
  Stored: { Type: "AWS::SSM::Parameter::Value<String>" },
  Other: { Type: "AWS::SSM::Parameter::Value<String>" },
} as const;

const innerParameters = {
  Who: { Type: "String" },
  Many: { Type: "CommaDelimitedList" },
  Level: { Type: "String", Default: "eu" },
} as const;

const mappings = {
  Owners: {
    prod: { day: "root", night: "alice" },
    "prod-eu": { day: "alice", night: "root" },
    eu: { day: "bob", night: "root" },
    us: { day: "root", night: "bob" },
    root: { day: "a", night: "b" },
    "2": { day: "root", night: "root" },
  },
  Teams: { core: { day: "alice", night: "root" }, a: { day: "root", night: "b" } },
} as const;

interface Names {
  readonly texts: readonly string[];
  readonly lists: readonly string[];
  /** Whether `Fn::If` is allowed: conditions do not have it. */
  readonly hasBranches: boolean;
  readonly outputs: readonly string[];
}

const outer: Names = {
  texts: ["Stage", "Team", "Tier", "Stored", "Other", "AWS::Region", "AWS::StackName", "AWS::AccountId"],
  lists: ["Names", "Chosen"],
  hasBranches: true,
  outputs: [],
};
const inner: Names = {
  texts: ["Who", "Level", "AWS::Region", "AWS::StackName"],
  lists: ["Many"],
  hasBranches: true,
  outputs: [],
};

const ref = (name: string): Json => ({ Ref: name });
const call = (name: string, ...parts: readonly Json[]): Json => ({ [name]: parts });

function text(names: Names, depth: number): fc.Arbitrary<Json> {
  const leaf = fc.oneof(
    { weight: 2, arbitrary: word },
    { weight: 4, arbitrary: fc.constantFrom(...names.texts).map(ref) },
    { weight: 1, arbitrary: fc.constantFrom("{{resolve:ssm:who}}", "{{resolve:ssm:whom}}") },
    { weight: 1, arbitrary: fc.constantFrom("owner", "other").map((name) => ({ "Fn::ImportValue": name })) },
    ...names.outputs.map((name) => ({
      weight: 3,
      arbitrary: fc.constant(call("Fn::GetAtt", "Inner", `Outputs.${name}`)),
    })),
  );
  if (depth === 0) return leaf;
  const part = text(names, depth - 1);
  const items = list(names, depth - 1);
  const index = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom<Json>("0", "1", 1, 2) },
    { weight: 1, arbitrary: part },
  );
  const branches = fc.tuple(fc.constantFrom(...conditionNames), part, part).map((parts) => call("Fn::If", ...parts));
  const row = fc.tuple(
    fc.oneof({ weight: 8, arbitrary: fc.constantFrom<Json>("Owners", "Teams") }, { weight: 1, arbitrary: part }),
    part,
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom<Json>("day", "night") }, { weight: 1, arbitrary: part }),
  );
  return fc.oneof(
    { weight: 5, arbitrary: leaf },
    { weight: 5, arbitrary: fc.tuple(index, items).map((parts) => call("Fn::Select", ...parts)) },
    { weight: 3, arbitrary: fc.tuple(delimiter, items).map((parts) => call("Fn::Join", ...parts)) },
    { weight: 2, arbitrary: row.map((parts) => call("Fn::FindInMap", ...parts)) },
    {
      weight: 2,
      arbitrary: fc.tuple(row, part).map(([parts, other]) => call("Fn::FindInMap", ...parts, { DefaultValue: other })),
    },
    { weight: 1, arbitrary: items.map((one) => ({ "Fn::Length": one })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom("${X}-${Y}", "${X}", "ro${X}", "${X}${Y}", "${X},${Y}"), part, fc.oneof(part, items))
        .map(([pattern, X, Y]) => call("Fn::Sub", pattern, { X, Y })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(
          "${AWS::Region}-x",
          `\${${names.lists[0]}}`,
          `\${${names.texts[0]}}`,
          "arn:${AWS::Partition}:iam::${AWS::AccountId}:root",
        )
        .map((pattern) => ({ "Fn::Sub": pattern })),
    },
    { weight: 1, arbitrary: part.map((one) => ({ "Fn::Base64": one })) },
    {
      weight: 1,
      arbitrary: fc
        .oneof(
          part,
          items,
          part.map((one): Json => ({ who: one })),
        )
        .map((one) => ({ "Fn::ToJsonString": one })),
    },
    { weight: 1, arbitrary: part.map((one) => ({ "Fn::ImportValue": one })) },
    ...(names.hasBranches ? [{ weight: 4, arbitrary: branches }] : []),
  );
}

function list(names: Names, depth: number): fc.Arbitrary<Json> {
  const leaf = fc.constantFrom(...names.lists).map(ref);
  if (depth === 0) return leaf;
  const part = text(names, depth - 1);
  const removable = fc
    .tuple(fc.constantFrom(...conditionNames), part)
    .map(([condition, one]) => call("Fn::If", condition, one, ref("AWS::NoValue")));
  const item = names.hasBranches ? fc.oneof({ weight: 3, arbitrary: part }, { weight: 1, arbitrary: removable }) : part;
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 4, arbitrary: fc.tuple(splitter, part).map((parts) => call("Fn::Split", ...parts)) },
    { weight: 2, arbitrary: fc.array(item, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom<Json>("", ref("AWS::Region")).map((region) => ({ "Fn::GetAZs": region })) },
    { weight: 1, arbitrary: fc.constant(call("Fn::Cidr", "10.0.0.0/16", 3, 8)) },
    ...(names.hasBranches
      ? [
          {
            weight: 1,
            arbitrary: fc
              .tuple(fc.constantFrom(...conditionNames), list(names, depth - 1), list(names, depth - 1))
              .map((parts) => call("Fn::If", ...parts)),
          },
        ]
      : []),
  );
}

function condition(names: Names, depth: number, earlier: readonly string[]): fc.Arbitrary<Json> {
  const inConditions = { ...names, hasBranches: false, outputs: [] };
  const compared = text(inConditions, 2);
  const equals = fc
    .tuple(compared, fc.oneof({ weight: 3, arbitrary: word }, { weight: 1, arbitrary: compared }))
    .map((parts) => call("Fn::Equals", ...parts));
  if (depth === 0) return equals;
  const part = condition(names, depth - 1, earlier);
  return fc.oneof(
    { weight: 5, arbitrary: equals },
    { weight: 1, arbitrary: fc.tuple(part, part).map((parts) => call("Fn::And", ...parts)) },
    { weight: 1, arbitrary: fc.tuple(part, part).map((parts) => call("Fn::Or", ...parts)) },
    { weight: 1, arbitrary: part.map((one) => call("Fn::Not", one)) },
    ...earlier.map((name) => ({ weight: 1, arbitrary: fc.constant<Json>({ Condition: name }) })),
  );
}

function conditions(names: Names): fc.Arbitrary<Template["Conditions"]> {
  const free = fc.record({
    One: condition(names, 1, []),
    Two: condition(names, 1, ["One"]),
    Three: condition(names, 1, ["One", "Two"]),
  });
  return fc.oneof({ weight: 1, arbitrary: free }, { weight: 1, arbitrary: related(names) });
}

/** Conditions about one value and about others that are nearly the same: another item, another delimiter, a part of it. */
function related(names: Names): fc.Arbitrary<Template["Conditions"]> {
  const compared = text({ ...names, hasBranches: false, outputs: [] }, 2);
  return fc
    .tuple(compared, fc.constantFrom(...twists), fc.constantFrom(...twists), word)
    .map(([one, two, three, right]) => ({
      One: call("Fn::Equals", one, right),
      Two: call("Fn::Equals", two(one), right),
      Three: call("Fn::Equals", three(two(one)), right),
    }));
}

/** What is nearly the same as a value. */
const twists: readonly ((node: Json) => Json)[] = [
  (node) => call("Fn::Select", "0", call("Fn::Split", "-", node)),
  (node) => call("Fn::Select", 1, call("Fn::Split", "-", node)),
  (node) => ({ "Fn::Base64": node }),
  (node) => call("Fn::Join", "-", [node, node]),
  (node) => ({ "Fn::Length": call("Fn::Split", "-", node) }),
  twisted,
  twisted,
  twisted,
];

function twisted(node: Json): Json {
  const [entry] =
    typeof node === "object" && !Array.isArray(node) ? Object.entries(node as { readonly [key: string]: Json }) : [];
  const [name = "", argument] = entry ?? [];
  const [first, ...rest] = Array.isArray(argument) ? (argument as readonly Json[]) : [];
  switch (name) {
    case "Fn::Select":
      return call(name, String(first) === "0" ? "1" : "0", ...rest);
    case "Fn::Join":
      return call(name, first === "-" ? "" : "-", ...rest);
    case "Fn::FindInMap":
      return call(name, first ?? "Owners", rest[0] ?? "prod", rest[1] === "day" ? "night" : "day", ...rest.slice(2));
    case "Fn::Length":
      return call("Fn::Join", ",", argument ?? []);
    case "Ref":
      return call("Fn::Select", "0", call("Fn::Split", "-", node));
    default:
      return { "Fn::Base64": node };
  }
}

function device(names: Names): fc.Arbitrary<Template["Resources"][string]> {
  const name = fc.constantFrom(...conditionNames);
  const other = fc.oneof(fc.constantFrom<Json>("root", "alice"), text(names, 1));
  const user = fc.oneof(
    { weight: 2, arbitrary: text({ ...names, hasBranches: true }, 3) },
    { weight: 1, arbitrary: name.map((one) => call("Fn::If", one, "root", "root")) },
    { weight: 3, arbitrary: fc.tuple(name, other, other).map((parts) => call("Fn::If", ...parts)) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(name, name, other, other, other)
        .map(([one, two, ...users]) => call("Fn::If", one, call("Fn::If", two, users[0], users[1]), users[2])),
    },
    { weight: 4, arbitrary: fc.constant(call("Fn::If", "One", call("Fn::If", "Two", "root", "alice"), "bob")) },
    {
      weight: 1,
      arbitrary: fc.constant(
        call("Fn::If", "One", call("Fn::If", "Two", call("Fn::If", "Three", "root", "bob"), "alice"), "bob"),
      ),
    },
  );
  return fc
    .record({ user, condition: fc.option(fc.constantFrom(...conditionNames), { freq: 4, nil: undefined }) })
    .map(({ user: one, condition: Condition }) => ({
      Type: "AWS::IAM::VirtualMFADevice",
      ...(Condition !== undefined && { Condition }),
      Properties: { Users: [one] },
    }));
}

const Transform = "AWS::LanguageExtensions";

const flat = fc.record({ Conditions: conditions(outer), Phone: device(outer) }).map(({ Conditions, Phone }) => ({
  "main.json": { Transform, Parameters: parameters, Mappings: mappings, Conditions, Resources: { Phone } },
}));

const innerTemplate = fc
  .record({ Conditions: conditions(inner), Phone: device(inner), Value: text(inner, 2) })
  .map(({ Conditions, Phone, Value }) => ({
    Transform,
    Parameters: innerParameters,
    Mappings: mappings,
    Conditions,
    Resources: { Phone },
    Outputs: { Out: { Value } },
  }));

const nested = fc
  .record({
    template: innerTemplate,
    Conditions: conditions(outer),
    Who: text(outer, 2),
    Many: fc.oneof(
      list(outer, 1).map((one) => call("Fn::Join", ",", one)),
      text(outer, 1),
      fc.constantFrom(...outer.lists).map(ref),
    ),
    Level: fc.option(text(outer, 1), { nil: undefined }),
    Phone: device({ ...outer, outputs: ["Out"] }),
  })
  .map(({ template, Conditions, Who, Many, Level, Phone }) => {
    const Parameters = { Who, Many, ...(Level !== undefined && { Level }) };
    const Inner = { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "inner.json", Parameters } };
    return {
      "main.json": { Transform, Parameters: parameters, Mappings: mappings, Conditions, Resources: { Inner, Phone } },
      "inner.json": template,
    };
  });

const choice = (...values: readonly string[]) => fc.constantFrom(...values);
const person = choice("root", "alice", "prod", "eu", "root-x");

const assignment: fc.Arbitrary<Assignment> = fc.record({
  parameters: fc.record({
    Stage: choice("prod", "prod-eu", "root", "eu", "a-root", "root-a", "2", "0", "", "a,b"),
    Team: choice("core", "eu", "root", "prod", "a", "1"),
    Tier: choice(...parameters.Tier.AllowedValues),
    Names: choice("a,b", "b,a", "prod,root", "root,root", "root", "a,b,core", "ro,t", "a, root"),
    Chosen: choice("root", "alice,root", "a,a", "root,alice,a"),
    Stored: fc.constant("stored"),
    Other: fc.constant("elsewhere"),
  }),
  pseudo: fc.record({
    "AWS::Region": choice("us-east-1", "eu-west-1", "eu-west-3"),
    "AWS::StackName": choice("root", "stack-a", "prod"),
    "AWS::AccountId": fc.constant("111122223333"),
    "AWS::Partition": fc.constant("aws"),
  }),
  exports: fc.record({ owner: person, other: person, root: person, prod: person, eu: person }),
  stored: fc.record({ who: person, whom: person, stored: person, elsewhere: person }),
});

type Templates = Readonly<Record<string, Template>>;

/**
 * The templates with what conditions compare with replaced by what it is under an assignment, wherever `isAimed` says so:
 * then conditions about the same values hold together, as random words seldom do.
 */
function aimed(templates: Templates, goal: Assignment, isAimed: () => boolean): Templates {
  const main = templates["main.json"];
  if (!main) return templates;
  const first = withAim(main, () => new Stack(main, goal, templates), isAimed);
  const aimedMain = { ...templates, "main.json": first };
  const nestedOne = templates["inner.json"];
  if (!nestedOne) return aimedMain;
  const stack = () => new Stack(first, goal, aimedMain).nested("Inner");
  return { ...aimedMain, "inner.json": withAim(nestedOne, stack, isAimed) };
}

function withAim(template: Template, stackOf: () => Stack, isAimed: () => boolean): Template {
  const aim = (node: Json): Json => {
    if (typeof node !== "object") return node;
    if (Array.isArray(node)) return (node as readonly Json[]).map(aim);
    const { "Fn::Equals": equals } = node as { readonly [key: string]: Json };
    if (!Array.isArray(equals)) return Object.fromEntries(Object.entries(node).map(([key, one]) => [key, aim(one)]));
    const [left, right] = equals as readonly Json[];
    if (left === undefined || right === undefined || typeof right === "object" || !isAimed()) return node;
    return call("Fn::Equals", left, valueUnder(left, stackOf) ?? right);
  };
  return {
    ...template,
    Conditions: Object.fromEntries(Object.entries(template.Conditions).map(([name, one]) => [name, aim(one)])),
  };
}

function valueUnder(node: Json, stackOf: () => Stack): string | undefined {
  try {
    return stackOf().text(node);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** Cases with this many assignments each. */
export function randomCases(assignments: number): fc.Arbitrary<RandomCase> {
  return fc
    .record({
      templates: fc.oneof({ weight: 3, arbitrary: flat }, { weight: 1, arbitrary: nested }),
      assignments: fc.array(assignment, { minLength: assignments, maxLength: assignments }),
      given: fc.subarray(["Stage", "Team", "Tier", "Names", "Chosen"]),
      aims: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    })
    .map(({ aims, ...one }) => {
      const [goal] = one.assignments;
      let asked = 0;
      const isAimed = () => {
        asked += 1;
        return asked % 3 !== 0 || aims[asked % aims.length] === true;
      };
      return goal ? { ...one, templates: aimed(one.templates, goal, isAimed) } : one;
    });
}
