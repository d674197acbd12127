// The page to try policies, as one text: the code, the style and the table of services stand in it, and its security
// policy lets nothing else apply.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { rolldown } from "rolldown";
import { loadSource } from "./source.mjs";

/** Services whose actions the page knows: those that such policies are usually about. All of them are too large for a page. */
const services = `access-analyzer account acm acm-pca apigateway artifact athena autoscaling aws-marketplace aws-portal
backup bedrock billing budgets ce cloudformation cloudfront cloudtrail cloudwatch codebuild cognito-idp config
consolidatedbilling controltower cur dynamodb ec2 ecr ecs eks elasticfilesystem elasticloadbalancing es events firehose
fms freetier glacier glue guardduty iam identitystore inspector2 invoicing kinesis kms lakeformation lambda lightsail
logs macie2 network-firewall notifications organizations payments q ram rds redshift rolesanywhere route53
route53domains s3 s3express sagemaker savingsplans secretsmanager securityhub servicecatalog servicequotas shield signin
sns sqs ssm sso sso-directory states sts support tag tax trustedadvisor vpc-lattice wafv2 workspaces`.split(/\s+/);

const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page. */
export async function playgroundPage() {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const script = await bundled("playground/main.ts");
  const style = readFileSync("playground/page.css", "utf8")
    .replace(/\s*\n\s*/g, " ")
    .trim();
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "trusted-types 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
  const places = [
    ["content=\"default-src 'none'\"", `content="${policy}"`],
    ["/* page.css */", style],
    ["<!-- version -->", version],
    ['id="services">', `id="services">${await serviceTable()}`],
    ["/* main.ts */", script],
  ];
  let page = readFileSync("playground/page.html", "utf8");
  for (const [place, content] of places) {
    if (page.split(place).length !== 2) throw new Error(`playground/page.html has not one ${place}`);
    page = page.replace(place, () => content);
  }
  return page;
}

/** A module with all that it imports as a script of a page. */
async function bundled(input) {
  const build = await rolldown({ input, platform: "browser", transform: { target: "es2023" } });
  const { output } = await build.generate({
    format: "iife",
    minify: true,
    comments: { legal: false },
    codeSplitting: false,
  });
  await build.close();
  const [{ code, imports, moduleIds }, ...others] = output;
  const foreign = [...imports, ...moduleIds.filter((id) => id.includes("node_modules/"))];
  if (others.length > 0 || foreign.length > 0) throw new Error(`${input} needs more than the page has: ${foreign}`);
  if (/<\/script|<!--/i.test(code)) throw new Error(`${input} has a text that ends a script element`);
  return code.trim();
}

/** The rows of the services, compressed, as base64. */
async function serviceTable() {
  const { serviceReference } = await loadSource("src/policy/service-reference/table.ts");
  const rows = new Map(
    serviceReference
      .slice(1)
      .split("\n#")
      .map((one) => [one.slice(0, one.indexOf("\n")), one]),
  );
  const missing = services.filter((one) => !rows.has(one));
  if (missing.length > 0) throw new Error(`the table of actions has no ${missing}`);
  const text = `#${services.map((one) => rows.get(one).trimEnd()).join("\n#")}\n`;
  return deflateRawSync(text, { level: 9 }).toString("base64url");
}
