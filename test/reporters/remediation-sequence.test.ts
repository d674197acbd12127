import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { affectedAssets, generalSequence, remediationSequence } from "../../src/reporters/remediation-sequence.ts";
import { shellQuote } from "../../src/reporters/shell-quote.ts";
import { coverageOf, finding, place, report, reports } from "./reports.ts";

const accounts = [
  { id: "111111111111", environment: "production" },
  { id: "222222222222", internetExposed: true },
  { id: "333333333333", environment: "prod", internetExposed: true },
  { id: "444444444444", name: "sandbox", environment: "products" },
];

describe("remediationSequence", () => {
  it("has nothing to say where nothing is open", () => {
    const suppressed = { kind: "inline", owner: "a", expires: "2027-01-01", reason: "b" } as const;
    expect(remediationSequence(report([], []), {})).toEqual([]);
    expect(remediationSequence(report([finding({ suppressed })], []), {})).toEqual([]);
  });

  it("contains first, and mends, scans, records and prevents after that", () => {
    const steps = remediationSequence(report([finding({})], []), {});
    expect(steps.map((step) => step.title)).toEqual([
      "Contain it for the whole organization",
      "Mend the affected accounts",
      "Scan again",
      "Record what has to wait",
      "Keep it from coming back",
    ]);
  });

  it("mends no account where only guardrails are at fault", () => {
    const steps = remediationSequence(report([finding({ rule: "missing-root-scp" })], []), {});
    expect(steps.map((step) => step.title)).not.toContain("Mend the affected accounts");
  });

  it("leaves out the commands for a guardrail that stands", () => {
    const covered = { required: true, detective: "covered", preventive: "missing" } as const;
    const [contain] = remediationSequence(report([finding({})], [], covered), {});
    const commands = contain?.snippets.map((snippet) => snippet.text).join("\n");
    expect(commands).not.toContain("put-organization-conformance-pack");
    expect(commands).toContain("aws organizations attach-policy");
  });

  it.each([
    ["r-ab12", "root_id=r-ab12\n"],
    ["r-ab12; rm -rf ~", 'root_id="$(aws organizations list-roots'],
    [null, 'root_id="$(aws organizations list-roots'],
  ])("names the organization's root where it is known: %s", (id, expected) => {
    const coverage = coverageOf([{ key: "o", kind: "organization", name: "o", id, parent: null }]);
    const [contain] = remediationSequence(report([finding({})], []), { coverage });
    expect(contain?.snippets[1]?.text.startsWith(expected)).toBe(true);
  });

  it("puts internet-exposed and production accounts first", () => {
    const found = ["444444444444", "111111111111", "222222222222", "333333333333"].map((id) =>
      finding({ accounts: [id] }),
    );
    const assets = affectedAssets([finding({}), ...found], accounts);
    expect(assets.map((asset) => asset.account)).toEqual([
      "333333333333",
      "222222222222",
      "111111111111",
      "444444444444",
      undefined,
    ]);
  });

  it("writes an exception that is due in 90 days", () => {
    const steps = remediationSequence(report([finding({ accounts: ["111111111111"] })], []), { today: "2026-11-25" });
    const text = steps.flatMap((step) => step.snippets).find((snippet) => snippet.language === "yaml")?.text;
    expect(parse(text ?? "")).toMatchObject({
      exceptions: [{ rule: "root-virtual-mfa-device", target: "111111111111", expires: "2027-02-23" }],
    });
  });

  it("writes YAML that holds whatever a resource is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (address) => {
        const resource = { format: "cloudformation", type: "t", address } as const;
        const steps = remediationSequence(report([finding({ resource })], []), {});
        const text = steps.flatMap((step) => step.snippets).find((snippet) => snippet.language === "yaml")?.text;
        expect(parse(text ?? "")).toMatchObject({ exceptions: [{ target: address }] });
      }),
    );
  });

  it("falls back to the whole folder where a path cannot be copied safely", () => {
    const odd = report([finding({ location: place("a\nb.yaml", 1, 1, 1, 2) })], []);
    const scan = remediationSequence(odd, {}).find((step) => step.title === "Scan again");
    expect(scan?.snippets[0]?.text).toContain("rootrail lint .\n");
  });

  it("writes shell that a shell takes, and policies that are JSON", () => {
    const { report: rich, options } = reports["rich"] ?? { report: report([], []), options: {} };
    const snippets = [...remediationSequence(rich, options), ...generalSequence()].flatMap((step) => step.snippets);
    const shell = snippets.filter((snippet) => snippet.language === "sh").map((snippet) => snippet.text);
    execFileSync("sh", ["-n"], { input: shell.join("\n") });
    const policy = /--content '([^']+)'/.exec(shell.join("\n"))?.[1] ?? "";
    expect(JSON.parse(policy)).toMatchObject({ Statement: [{ Effect: "Deny", Action: "iam:CreateVirtualMFADevice" }] });
    const pack = /--template-body '([^']+)'/.exec(shell.join("\n"))?.[1] ?? "";
    expect(parse(pack)).toMatchObject({
      Resources: {
        RootHardwareMfa: { Properties: { Source: { SourceIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" } } },
      },
    });
  });
});

describe("shellQuote", () => {
  it("gives a shell the text back", () => {
    const texts = [
      "a.yaml",
      "a b",
      "it's",
      "$(touch x)",
      "`id`",
      "a;b|c&d",
      "*",
      "~",
      "#x",
      "!x",
      'a"b',
      "\\",
      "ü/根",
      "a=b",
      "-x",
    ];
    const words = texts.map((text) => shellQuote(text));
    const printed = execFileSync("sh", ["-c", `printf '%s\\n' ${words.join(" ")}`], { encoding: "utf8" });
    expect(printed.trimEnd().split("\n")).toEqual(texts.map((text) => (text === "-x" ? "./-x" : text)));
  });

  it.each(["", "a\nb", "a\u001b[2J", "a\u202eb", "a\u0000", "a\ud800", "##[error]"])("refuses %j", (text) => {
    expect(shellQuote(text)).toBeUndefined();
  });
});
