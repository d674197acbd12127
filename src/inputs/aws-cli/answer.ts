import { createHash } from "node:crypto";
import type { FactCause, OutputGap } from "../../model/cause.ts";
import { dayInPath } from "../../model/day.ts";
import type { Fact, FactBase, Names, OpenSetting, Pointer, RootObservation, Setting } from "../../model/fact.ts";
import type { Location } from "../../model/location.ts";
import { partitionOfArn, regionOfArn } from "../../model/partition.ts";
import type { InputProblem, Resource } from "../../model/resource.ts";
import { LineIndex } from "../../syntax/line-index.ts";
import { child, type ScalarNode, type Span, type SyntaxNode } from "../../syntax/node.ts";

/** What one file of outputs holds, and what its path tells that the outputs do not. */
export class OutputFile {
  readonly path: string;
  readonly index: LineIndex;
  readonly resources: Resource[] = [];
  readonly problems: InputProblem[] = [];
  readonly facts: Fact[] = [];

  readonly #text: string;
  #digest: string | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.index = new LineIndex(path, text);
    this.#text = text;
  }

  /** Adds a fact. Its digest is of the whole file: an output that a change edits is another one. */
  tell(fact: Fact): void {
    this.#digest ??= createHash("sha256")
      .update(this.path)
      .update("\n")
      .update(this.#text)
      .digest("base64")
      .slice(0, 20);
    this.facts.push({ ...fact, digest: `${this.#digest}#${this.facts.length}` });
  }

  /** The file's own name, without its folders. */
  get name(): string {
    return this.path.slice(this.path.lastIndexOf("/") + 1);
  }
}

/** One answer of a command in a file. */
export class Answer {
  readonly file: OutputFile;
  readonly root: SyntaxNode;
  /** Where the document that it stands in begins. */
  readonly offset: number;
  /** The command without `aws`: `organizations list-policies`. */
  readonly command: string;
  /** Whether it is what a projection (`--query`) left of the output. */
  readonly isProjected: boolean;

  constructor(file: OutputFile, root: SyntaxNode, offset: number, command: string, isProjected = false) {
    this.file = file;
    this.root = root;
    this.offset = offset;
    this.command = command;
    this.isProjected = isProjected;
  }

  locate(span: Span): Location {
    return this.file.index.location({ start: span.start + this.offset, end: span.end + this.offset });
  }

  /** The items of a list of the answer. */
  items(key: string): readonly SyntaxNode[] {
    const found = child(this.root, key);
    return found?.kind === "list" ? found.items : [];
  }

  /** What every fact about one item carries; `arn` tells its account and partition. */
  base(address: string, item: SyntaxNode, arn?: string): FactBase {
    const location = this.locate(item);
    const account = arn === undefined ? undefined : accountOfArn(arn);
    const partition = arn === undefined ? undefined : partitionOfArn(arn);
    const region = arn === undefined ? undefined : regionOfArn(arn);
    return {
      resource: { format: "aws-cli", type: `aws ${this.command}`, address },
      action: "no-op",
      location,
      header: { ...location, end: location.start },
      callers: [],
      when: [],
      scope: this.file.path,
      ...(partition !== undefined && { partition }),
      ...(account !== undefined && { account }),
      ...(region !== undefined && { regions: [region] }),
    };
  }

  /** The same of something of the whole organization: the account in its ARN is the one that manages it, or a part of it. */
  organizationBase(address: string, item: SyntaxNode, arn?: string): Omit<FactBase, "account"> {
    const { account, ...base } = this.base(address, item, arn);
    const organization = organizationOfArn(arn ?? "") ?? account;
    return { ...base, ...(organization !== undefined && { organization }) };
  }

  tell(fact: Fact): void {
    this.file.tell(fact);
  }

  /** What the answer says of root's MFA. `account`: 12 digits; by the file's path where it is not given. */
  observe(observation: RootObservation, item: SyntaxNode, account?: string, observed: string | null = null): void {
    const base = this.base(account ?? this.file.path, item);
    const fact = {
      fact: "RootEvidence",
      ...base,
      observed: observed ?? dayInPath(this.file.path),
      observation,
    } as const;
    this.tell(account === undefined ? fact : { ...fact, account });
  }

  /** A page of the answer, or another part of it, is missing. */
  incomplete(code: string, message: string, type: string): void {
    const resource = { format: "aws-cli", type, address: this.file.path } as const;
    const location = this.locate({ start: this.root.start, end: this.root.start + 1 });
    this.file.problems.push({ kind: "warning", code, message, location, resource, isPartial: true });
  }

  /** Something that this command does not tell. */
  gap(lacks: OutputGap): FactCause {
    return { kind: "not-in-output", command: this.command, lacks };
  }

  openPointer(lacks: OutputGap): Pointer {
    return { kind: "open", cause: this.gap(lacks) };
  }

  openSetting(lacks: OutputGap): OpenSetting {
    return { kind: "open", cause: this.gap(lacks) };
  }
}

/** The text of a scalar that is not empty. */
export function scalarOf(node: SyntaxNode | undefined): ScalarNode | undefined {
  return node?.kind === "scalar" && node.value !== null && node.source !== "" ? node : undefined;
}

export function textAt(node: SyntaxNode | undefined, key: string): string | undefined {
  return scalarOf(child(node, key))?.source;
}

/** A flag: `true`, `"true"`, `1`. Any other text than these and their opposites is `undefined`. */
export function flagAt(node: SyntaxNode | undefined, key: string): boolean | undefined {
  const text = textAt(node, key)?.toLowerCase();
  if (text === "true" || text === "1") return true;
  return text === "false" || text === "0" ? false : undefined;
}

export function settingAt(node: SyntaxNode | undefined, key: string): Setting {
  const value = textAt(node, key);
  return value === undefined ? { kind: "absent" } : { kind: "known", value };
}

export function namesAt(node: SyntaxNode | undefined, key: string): Names | null {
  const found = child(node, key);
  return found?.kind === "list" ? { values: found.items.flatMap((item) => scalarOf(item)?.source ?? []) } : null;
}

/** A node of the organization by the ID that an ARN ends in, or by the ID itself. */
export function targetOf(id: string): Pointer {
  return { kind: "id", id: id.slice(id.lastIndexOf("/") + 1) };
}

const arnPattern = /^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12}):/;

export function accountOfArn(arn: string): string | undefined {
  return arnPattern.exec(arn)?.[1];
}

/** The organization in an ARN of AWS Organizations: `arn:aws:organizations::111122223333:ou/o-a1b2c3d4e5/ou-ab12-11111111`. */
export function organizationOfArn(arn: string): string | undefined {
  return /\/(o-[a-z0-9]{10,32})(?:\/|$)/.exec(arn)?.[1];
}

/** A moment of an output in UTC, `null` for what is none: ISO 8601, or seconds since 1970. */
export function momentOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const isSeconds = /^[0-9]{9,11}(?:\.[0-9]+)?$/.test(text);
  if (!isSeconds && !/^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(text)) return null;
  // What names no zone is taken as UTC: dates must not depend on the machine that reads them.
  const zoned = /^[0-9-]{10}[T ][0-9:.]+$/.test(text) ? `${text.replace(" ", "T")}Z` : text;
  const time = isSeconds ? Number(text) * 1000 : Date.parse(zoned);
  return Number.isFinite(time) && time > 0 && time < 253_402_300_800_000
    ? new Date(time).toISOString().replace(/\.[0-9]+Z$/, "Z")
    : null;
}
