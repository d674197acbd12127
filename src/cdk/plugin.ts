import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  checkOptionKinds,
  failOnKind,
  levelKind,
  type OptionKind,
  requirementKind,
  textOrFalse,
  texts,
} from "../config/option-kinds.ts";
import type { Finding, Severity } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import { version } from "../version.ts";

/** How the plugin lints what an app synthesizes. */
export interface RootrailPluginOptions {
  /** A configuration file; `false`: none. Default: the nearest `rootrail.yaml`, from the working directory upwards. */
  readonly config?: string | false;
  /** The lowest severity that fails the synthesis. Default: `error`. */
  readonly failOn?: Severity | "never";
  /** The CIS level that is asked for. Default: the configuration's. */
  readonly level?: 1 | 2;
  /** When missing guardrails are reported. Default: the configuration's. */
  readonly requireGuardrails?: "auto" | "always" | "never";
  /** Rule IDs to leave out. */
  readonly skip?: readonly string[];
}

/** What the CDK hands to a plugin, as far as it is read here. */
export interface RootrailValidationContext {
  /** Absolute paths of all templates. */
  readonly templatePaths: readonly string[];
}

/** A finding as the CDK shows it: beside the construct that makes the resource. */
export interface RootrailViolation {
  readonly ruleName: string;
  readonly description: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly ruleMetadata: Readonly<Record<string, string>>;
  readonly violatingResources: { resourceLogicalId: string; templatePath: string; locations: string[] }[];
}

/** What the CDK gets back. */
export interface RootrailValidationReport {
  readonly success: boolean;
  readonly pluginVersion: string;
  readonly violations: RootrailViolation[];
}

const optionKinds: Readonly<Record<keyof RootrailPluginOptions, OptionKind>> = {
  config: textOrFalse,
  failOn: failOnKind,
  level: levelKind,
  requireGuardrails: requirementKind,
  skip: texts,
};

const ranks: Readonly<Record<Severity, number>> = { error: 3, warning: 2, note: 1 };

/** Standard output that is taken of a run, in bytes. */
const maxOutput = 256 * 1024 * 1024;

/**
 * Policy validation for apps of the AWS CDK: `new App({ policyValidationBeta1: [new RootrailPlugin()] })`. Findings are
 * told with the construct that makes the resource, and fail the synthesis from `failOn` on. It has the shape of the
 * CDK's `IPolicyValidationPluginBeta1` and needs none of its code.
 * https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class RootrailPlugin {
  readonly name = "rootrail";
  readonly version = version;
  readonly #options: RootrailPluginOptions;

  /** Throws `UsageError` for an option that does not exist, and for a value that it does not have. */
  constructor(options: RootrailPluginOptions = {}) {
    checkOptionKinds(options, optionKinds);
    this.#options = options;
  }

  /** Synchronous, as the CDK asks for it: a process of its own lints. Throws where that cannot do its work. */
  validate({ templatePaths }: RootrailValidationContext): RootrailValidationReport {
    const findings = templatePaths.length > 0 ? lintTemplates(templatePaths, this.#options) : [];
    const { failOn = "error" } = this.#options;
    const isFailing = ({ severity }: Finding) => failOn !== "never" && ranks[severity] >= ranks[failOn];
    return {
      success: !findings.some(isFailing),
      pluginVersion: version,
      violations: findings.map((finding) => violationOf(finding, templatePaths)),
    };
  }
}

/** The findings that nothing accepts. */
function lintTemplates(templates: readonly string[], options: RootrailPluginOptions): readonly Finding[] {
  // In an install this module is dist/lib/cdk.js, the command line dist/cli.js.
  const cli = fileURLToPath(new URL("../cli.js", import.meta.url));
  const flags = ["lint", "--format", "json", "--fail-on", "never", "--quiet", ...flagsOf(options)];
  const run = spawnSync(process.execPath, [cli, ...flags, ...inputsOf(templates)], {
    encoding: "utf8",
    maxBuffer: maxOutput,
    windowsHide: true,
  });
  if (run.error) throw new Error(`rootrail cannot be run: ${run.error.message}`, { cause: run.error });
  if (run.status !== 0) throw new Error(`rootrail could not lint the templates: ${run.stderr.trim()}`);
  const report = JSON.parse(run.stdout) as Report; // our own program's output, whose exit code says that it is whole
  return report.findings.filter((finding) => finding.suppressed === null);
}

/** The manifests of the assemblies, which tell accounts and places in the app; the templates where there is none. */
function inputsOf(templates: readonly string[]): readonly string[] {
  const inputs = templates.map((path) => {
    const manifest = join(dirname(path), "manifest.json");
    return existsSync(manifest) ? manifest : path;
  });
  return [...new Set(inputs)];
}

function flagsOf({ config, level, requireGuardrails, skip = [] }: RootrailPluginOptions): readonly string[] {
  return [
    ...(config === false ? ["--no-config"] : config === undefined ? [] : ["--config", config]),
    ...(level === undefined ? [] : ["--level", String(level)]),
    ...(requireGuardrails === undefined ? [] : ["--require-guardrails", requireGuardrails]),
    ...skip.flatMap((rule) => ["--skip", rule]),
  ];
}

function violationOf(finding: Finding, templates: readonly string[]): RootrailViolation {
  const { rule, message, remediation, severity, certainty, fingerprint, location, resource } = finding;
  const path = resolve(location.path);
  const template = resource.format === "cloudformation" ? path : (templates[0] ?? path);
  const { line, column } = location.start;
  return {
    ruleName: rule,
    description: message,
    fix: remediation,
    severity,
    ruleMetadata: { certainty, fingerprint },
    violatingResources: [
      {
        resourceLogicalId: resource.address.split("/").at(-1) ?? resource.address,
        templatePath: template,
        locations: [`${location.path}:${line}:${column}`],
      },
    ],
  };
}
