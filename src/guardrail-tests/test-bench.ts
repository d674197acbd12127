import type { RequestDecisions } from "../coverage/scp/requests.ts";
import type { CoverageWithRequests } from "../coverage/with-requests.ts";
import type { CoverageNode } from "../model/coverage.ts";
import type { OrgNode } from "../model/org-node.ts";
import type { ServiceReference } from "../policy/service-reference/reference.ts";
import { fillingKey } from "./placeholders.ts";
import { PlaceFinder, type Places } from "./places.ts";
import { principalsOf } from "./principal-text.ts";
import { casesOf, type GuardrailTest, type TestCase } from "./test-file.ts";
import { foreignResources, questionsOf, type TestQuestion } from "./test-questions.ts";
import { foreignResourceWords, tooManyStrangers } from "./wording.ts";

/** Nodes that a question is answered alike for. */
export interface Kind {
  /** The first of them. */
  readonly node: OrgNode;
  readonly nodes: readonly OrgNode[];
  /** Equal for kinds that the placeholders of the question stand for the same in. */
  readonly filling: string;
}

/** What tests are run against. */
export class TestBench {
  readonly coverage: CoverageWithRequests;
  readonly reference: ServiceReference;
  readonly places: PlaceFinder;
  readonly #covers: ReadonlyMap<string, CoverageNode>;
  readonly #profiles = new WeakMap<Places, Map<string, readonly Kind[]>>();
  readonly #traces = new WeakMap<Places, Map<string, string>>();
  readonly #questions = new WeakMap<GuardrailTest, readonly AskedCase[]>();

  constructor(coverage: CoverageWithRequests, reference: ServiceReference) {
    this.coverage = coverage;
    this.reference = reference;
    this.places = new PlaceFinder(coverage);
    this.#covers = new Map(coverage.coverage.nodes.map((node) => [node.key, node]));
  }

  /** Equal for organizations in which policies say the same of an action to each of some places. */
  traceOf(places: Places, action: string, requests: RequestDecisions): string {
    const known = this.#traces.get(places) ?? new Map<string, string>();
    this.#traces.set(places, known);
    const once = (key: string, make: () => string) => {
      const trace = known.get(key) ?? make();
      known.set(key, trace);
      return trace;
    };
    const nodes = once("", () => JSON.stringify(places.nodes.map((node) => node.key)));
    const key = `${requests === this.coverage.requests} ${action}`;
    return once(key, () => `${key} ${nodes} ${places.nodes.map((node) => requests.traceOf(node, action)).join()}`);
  }

  coverOf(node: OrgNode): CoverageNode | undefined {
    return this.#covers.get(node.key);
  }

  /** The nodes of some places by what a question is answered alike for. */
  kindsOf(places: Places, question: TestQuestion, requests: RequestDecisions): readonly Kind[] {
    const { action, ofNode, accounts } = question;
    const profiles = this.#profilesOf(places, ofNode, requests);
    const kinds = kindsBy(profiles, ({ node, filling }) => `${requests.kindOf(node, action)}${filling}`);
    const isNamed = (node: OrgNode) => node.id !== null && accounts.has(node.id);
    if (accounts.size === 0 || !places.nodes.some(isNamed)) return kinds;
    return kinds.flatMap(({ nodes, filling }) => {
      const others = nodes.filter((node) => !isNamed(node));
      const apart = [...nodes.filter(isNamed).map((node) => [node]), others];
      return apart.flatMap((all) => (all[0] ? [{ node: all[0], nodes: all, filling }] : []));
    });
  }

  /** The nodes of some places by what every question with some placeholders is answered alike for. */
  #profilesOf(places: Places, ofNode: ReadonlySet<string>, requests: RequestDecisions): readonly Kind[] {
    const known = this.#profiles.get(places) ?? new Map<string, readonly Kind[]>();
    this.#profiles.set(places, known);
    const key = [requests === this.coverage.requests, ...ofNode].join(" ");
    const kinds =
      known.get(key) ??
      kindsBy(
        places.nodes.map((node) => ({ node, nodes: [node], filling: fillingKey(node, ofNode) })),
        ({ node, filling }) => requests.profileOf(node) + filling,
      );
    known.set(key, kinds);
    return kinds;
  }

  casesOf(test: GuardrailTest): readonly AskedCase[] {
    const known = this.#questions.get(test);
    if (known) return known;
    const { partition } = this.coverage;
    const cases = casesOf(test).map((one) => {
      const isOutside = (one.principal ?? []).some(({ value }) => principalsOf(value).some((at) => at.isOutside));
      const strangers = isOutside ? this.coverage.resourceRequests.strangers() : [];
      const questions = questionsOf(one, partition, this.reference, strangers ?? []);
      const problems = [
        ...(strangers === null ? [tooManyStrangers] : []),
        ...foreignResources(one, partition).map((text) => foreignResourceWords(text, partition)),
      ];
      return { test: one, questions, problems };
    });
    this.#questions.set(test, cases);
    return cases;
  }
}

/** Kinds with equal keys as one. */
function kindsBy(kinds: readonly Kind[], keyOf: (kind: Kind) => string): readonly Kind[] {
  const found = new Map<string, Kind & { readonly nodes: OrgNode[] }>();
  for (const kind of kinds) {
    const key = keyOf(kind);
    const have = found.get(key);
    if (have) for (const one of kind.nodes) have.nodes.push(one);
    else found.set(key, { ...kind, nodes: [...kind.nodes] });
  }
  return [...found.values()];
}

/** A test, or one case of it, with its questions. */
export interface AskedCase {
  readonly test: TestCase;
  readonly questions: readonly TestQuestion[];
  /** Why it cannot be asked as it stands, one sentence each. */
  readonly problems: readonly string[];
}
