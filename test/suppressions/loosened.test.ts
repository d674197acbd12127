import { describe, expect, it } from "vitest";
import type { AttestationEntry, ExceptionEntry } from "../../src/model/exception.ts";
import type { LoadedConfiguration } from "../../src/model/loaded-configuration.ts";
import { fileStart } from "../../src/model/location.ts";
import { defaultSettings, type Settings } from "../../src/model/settings.ts";
import { baseSuppressions, loosenedBy } from "../../src/suppressions/base-suppressions.ts";
import type { WrittenEntry, WrittenRecord } from "../../src/suppressions/baseline-text.ts";
import { type Suppressions, suppressionsOf } from "../../src/suppressions/suppressions.ts";
import { today } from "../support/lint-files.ts";

const at = fileStart("rootrail.yaml");

function exception(change: Partial<ExceptionEntry> = {}): ExceptionEntry {
  return {
    ...{ rule: "root-virtual-mfa-device", target: "RootMfa", owner: "a", expires: "2027-06-30", reason: "b" },
    ...{ location: at, inline: false, flaws: [] },
    ...change,
  };
}

function inlineIn(path: string, change: Partial<ExceptionEntry> = {}): ExceptionEntry {
  const ref = { format: "cloudformation", type: "AWS::IAM::VirtualMFADevice", address: "RootMfa" } as const;
  return exception({ inline: true, at: [ref], location: fileStart(path), ...change });
}

function side(
  entries: readonly ExceptionEntry[],
  settings: Partial<Settings> = {},
  findings: readonly WrittenEntry[] = [],
  attestations: readonly AttestationEntry[] = [],
  records: readonly WrittenRecord[] = [],
): Suppressions {
  const configuration: LoadedConfiguration = {
    settings: { ...defaultSettings, ...settings },
    ...{ path: "rootrail.yaml", exceptions: [], attestations, places: new Map() },
  };
  return suppressionsOf(configuration, entries, { findings, exceptions: records }, today);
}

function attested(expires = "2027-01-01"): Suppressions {
  const attestation = { guardrail: "preventive", target: "r-ab12", owner: "a", expires, reason: "b" } as const;
  return side([], {}, [], [{ ...attestation, location: at, inline: false, flaws: [] }]);
}

/** What a baseline records of the exception at RootMfa. */
function recorded(entries: readonly ExceptionEntry[], findings: readonly WrittenEntry[]): Suppressions {
  const [first] = entries;
  const record = { rule: first?.rule ?? "", target: first?.target ?? null, findings, written: at };
  return side(entries, {}, [], [], [record]);
}

const kinds = (base: Suppressions, head: Suppressions) => loosenedBy(base, head, [], () => true).map((one) => one.kind);

const account = "111122223333";
const entry: WrittenEntry = { rule: "r", address: "RootMfa", path: "a.yaml", fingerprint: "f", at, version: 2 };

describe("what a change loosens", () => {
  it.each<[string, Suppressions, Suppressions]>([
    ["exception-added", side([]), side([exception()])],
    ["exception-added", side([exception()]), side([exception({ expires: "2027-07-01" })])],
    ["exception-added", side([exception({ expires: "2026-01-01" })]), side([exception()])],
    ["exception-added", side([exception()]), side([exception(), inlineIn("a.yaml")])],
    ["exception-added", side([inlineIn("a.yaml")]), side([inlineIn("a.yaml"), inlineIn("copy.yaml")])],
    ["attestation-added", side([]), attested()],
    ["level-lowered", side([]), side([], { level: 1 })],
    ["requirement-lowered", side([], { require: "always" }), side([])],
    ["severity-lowered", side([]), side([], { severities: new Map([["missing-root-scp", "off"]]) })],
    ["account-level-lowered", side([]), side([], { accounts: [{ id: account, level: 1 }] })],
    [
      "paths-excepted",
      side([exception({ target: account })]),
      side([exception({ target: account })], { paths: [{ glob: "stacks/**", account }] }),
    ],
    [
      "account-named",
      side([exception({ target: "payments" })], { accounts: [{ id: "222233334444", name: "payments" }] }),
      side([exception({ target: "payments" })], { accounts: [{ id: account, name: "payments" }] }),
    ],
    ["scps-added", side([], { scps: ["a/*.json"] }), side([], { scps: ["a/*.json", "b/*.json"] })],
    [
      "paths-mapped",
      side([], { accounts: [{ id: account, level: 1 }] }),
      side([], { accounts: [{ id: account, level: 1 }], paths: [{ glob: "*", account }] }),
    ],
    ["template-mapped", side([]), side([], { templates: new Map([["s3://b/p.yaml", "p.yaml"]]) })],
    ["baseline-entry-added", side([]), side([], {}, [entry])],
    ["record-widened", recorded([exception()], []), recorded([exception()], [entry])],
    ["record-widened", recorded([exception()], [entry]), side([exception()])],
  ])("is %s, and nothing the other way round", (kind, base, head) => {
    expect(kinds(base, head)).toEqual([kind]);
    expect(kinds(head, head)).toEqual([]);
  });

  it.each<[string, Suppressions, Suppressions]>([
    ["an exception that is incomplete", side([]), side([exception({ owner: undefined })])],
    ["an exception past its date", side([]), side([exception({ expires: "2026-01-01" })])],
    ["an attestation past its date", side([]), attested("2026-01-01")],
    ["an attestation that ends earlier", attested(), attested("2026-12-31")],
    ["an exception that ends earlier", side([exception()]), side([exception({ expires: "2027-01-01" })])],
    ["another owner or reason", side([exception()]), side([exception({ owner: "z", reason: "y" })])],
    ["an inline exception whose file is renamed", side([inlineIn("a.yaml")]), side([inlineIn("z.yaml")])],
    ["a record that holds less", recorded([exception()], [entry]), recorded([exception()], [])],
    ["a record that is new", side([exception()]), recorded([exception()], [entry])],
    ["a record that goes with its exception", recorded([exception()], [entry]), side([])],
    ["a higher level and severity", side([], { level: 1 }), side([])],
  ])("is not %s", (_, base, head) => {
    expect(kinds(base, head)).toEqual([]);
  });
});

describe("what suppresses in a change", () => {
  it("is the base's alone, inline ones at the place where they stand now", () => {
    const base = side([exception(), inlineIn("a.yaml")]);
    const head = side([exception({ target: "Other" }), inlineIn("z.yaml"), inlineIn("copy.yaml")]);
    const { exceptions } = baseSuppressions(base, head, [], (path) => path === "a.yaml");
    expect(exceptions.map(({ entry: { target, location } }) => [target, location.path])).toEqual([
      ["RootMfa", "rootrail.yaml"],
      ["RootMfa", "z.yaml"],
    ]);
  });
});
