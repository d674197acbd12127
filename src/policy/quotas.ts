/** Limits of service control policies from some day on. */
export interface ScpQuotas {
  /** First day, `YYYY-MM-DD`. */
  readonly since: string;
  /** Characters of one policy, as it is sent. */
  readonly characters: number;
  /** Policies attached to one root, OU or account; inherited ones do not count. */
  readonly perTarget: number;
  readonly source: string;
}

const quotasPage = "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html";

/** In order of time; the last one that has begun holds. */
const scpQuotas: readonly [ScpQuotas, ...ScpQuotas[]] = [
  { since: "2019-01-01", characters: 5_120, perTarget: 5, source: quotasPage },
  { since: "2026-05-15", characters: 10_240, perTarget: 10, source: quotasPage },
];

/** The quotas of a day (`YYYY-MM-DD`); of the latest known ones without a day. */
export function scpQuotasOn(day?: string): ScpQuotas {
  const begun = day === undefined ? scpQuotas : scpQuotas.filter((one) => one.since <= day);
  return begun.at(-1) ?? scpQuotas[0];
}

/** Of resource control policies. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
export const rcpQuotas: ScpQuotas = { since: "2024-11-13", characters: 5_120, perTarget: 5, source: quotasPage };
