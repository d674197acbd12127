import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type ConfigRequest, loadBaseConfiguration } from "../config/load.ts";
import type { LoadedConfiguration } from "../config/loaded.ts";
import { withFingerprints } from "../findings/fingerprint.ts";
import type { Base } from "../inputs/base.ts";
import type { TemplatePair } from "../inputs/cloudformation/template/template-diff.ts";
import type { Fact } from "../model/fact.ts";
import type { RawFinding } from "../model/finding.ts";
import type { TemplateChange } from "../model/guardrail-change.ts";
import type { Rule } from "../model/rule.ts";
import type { Settings } from "../model/settings.ts";
import { judged } from "../suppressions/acceptance.ts";
import { acceptanceOf, readBaselineFile } from "./accept.ts";
import { type BaseEvidence, type Evidence, noEvidence } from "./evidence.ts";
import { judging, type LintOptions, UsageError } from "./options.ts";

/** The steps of a run that the base goes through like the present. */
export interface Steps {
  collect(options: LintOptions, settings: Settings, roots?: readonly string[]): Promise<Evidence>;
  check(evidence: Evidence, settings: Settings): Promise<readonly RawFinding[]>;
}

/** Looks at the base of a change as at the present; what is found there is told only by what became of it. */
export async function collectBase(
  options: LintOptions,
  request: ConfigRequest,
  head: LoadedConfiguration,
  selected: readonly Rule[],
  steps: Steps,
): Promise<BaseEvidence | undefined> {
  if (options.base === undefined) return undefined;
  if (options.updateBaseline)
    throw new UsageError("a baseline is updated from the whole, not from a change: leave out --base");
  const { openBase } = await import("../inputs/base.ts");
  const base = openBase(options.base, request.cwd, options.paths ?? []);
  try {
    const loaded = await loadBaseConfiguration(request, head, base);
    const evidence = await collectBaseFacts(options, loaded.settings, base, steps);
    const acceptance = acceptanceOf(loaded, evidence, readBaselineFile(options, base), request.today);
    const raw = judged(await steps.check(evidence, loaded.settings), {
      ...judging(options, selected, request.today),
      head: acceptance,
      looked: evidence.looked,
    });
    return {
      base: { name: base.name, commit: base.commit },
      facts: evidence.facts,
      templates: await changedTemplates(evidence.facts, base, request.cwd),
      acceptance,
      findings: withFingerprints(raw),
    };
  } finally {
    base.dispose();
  }
}

async function collectBaseFacts(options: LintOptions, settings: Settings, base: Base, steps: Steps): Promise<Evidence> {
  const { paths, cwd, onProgress, onPassedOver, stdin, source, ...rest } = options;
  const from = cwd ?? process.cwd();
  const mapped = paths?.flatMap((path) => (path === "-" ? [] : (base.counterpart(resolve(from, path)) ?? [])));
  // No path of the present has a counterpart: there is nothing to compare with, and no path would mean all.
  if (paths?.length && mapped?.length === 0) return noEvidence;
  const values = (files: readonly string[] = []) => files.map((file) => resolve(from, file));
  const given = { parameters: values(rest.parameters), varFiles: values(rest.varFiles) };
  return steps.collect({ ...rest, ...given, ...(mapped && { paths: mapped }), cwd: base.cwd }, settings, base.roots);
}

/** What became of the resources of the base's templates that have to do with guardrails. */
async function changedTemplates(facts: readonly Fact[], base: Base, cwd: string): Promise<readonly TemplateChange[]> {
  const idsOf = new Map<string, Set<string>>();
  for (const { fact, resource, location } of facts) {
    const isTop = resource.format === "cloudformation" && !resource.address.includes("/");
    if (!isTop || fact === "MfaDevice" || fact === "UnreadContent") continue;
    idsOf.set(location.path, (idsOf.get(location.path) ?? new Set()).add(resource.address));
  }
  const pairs = [...idsOf].flatMap(([path, logicalIds]): readonly TemplatePair[] => {
    const before = readText(join(base.cwd, path));
    return before === null ? [] : [{ path, before, after: readText(resolve(cwd, path)), logicalIds }];
  });
  if (pairs.length === 0) return [];
  const { templateChanges } = await import("../inputs/cloudformation/template/template-diff.ts");
  return templateChanges(pairs);
}

function readText(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
