import type { Fact } from "../model/fact.ts";
import type { Settings } from "../model/settings.ts";
import { type CoverageOfTree, type CoverageOptions, coverageOfSide } from "./coverage.ts";
import { decideSide } from "./decide-side.ts";
import { collectRcps } from "./scp/attachments.ts";
import type { DecisionCache } from "./scp/decision-cache.ts";
import { ScpDecisions } from "./scp/decisions.ts";
import { RequestDecisions } from "./scp/requests.ts";

/** The coverage with answers to questions that it does not answer. */
export interface CoverageWithRequests extends CoverageOfTree {
  /** Answers to requests of any principal, by service control policies. */
  readonly requests: RequestDecisions;
  /** Answers to requests for the resources of accounts, by resource control policies; made when they are asked for. */
  readonly resourceRequests: RequestDecisions;
  readonly partition: string;
}

export interface RequestOptions extends CoverageOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Decisions that are shared with other runs. */
  readonly cache?: DecisionCache;
}

export function coverageWithRequests(
  facts: readonly Fact[],
  settings: Settings,
  { today, cache, ...options }: RequestOptions,
): CoverageWithRequests {
  const side = decideSide(facts, settings, today);
  const { source, policies } = side;
  const [partition] = source.partitions;
  let resourceRequests: RequestDecisions | undefined;
  return {
    ...coverageOfSide(side, options),
    requests: new RequestDecisions(source, policies.decisions, cache),
    get resourceRequests() {
      resourceRequests ??= new RequestDecisions(source, new ScpDecisions(source, collectRcps(source)), cache);
      return resourceRequests;
    },
    partition,
  };
}
