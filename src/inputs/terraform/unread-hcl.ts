import { fileStart } from "../../model/location.ts";
import type { InputFormat } from "../format.ts";

/** Configurations beside Terraform's own that give modules their values, by their names. */
const kinds = [
  {
    code: "terragrunt",
    name: /(?:^|\/)terragrunt(?:\.stack)?\.hcl(?:\.json)?$/,
    // What only says where the state is, or includes another file, gives a module nothing.
    says: /\binputs\b|\b(?:before|after|error)_hook\b|\bgenerate\b|\bsource\b|\bunit\b/,
    message: (path: string) =>
      `${path} gives a module its source and its values, and was not read; lint the plan that Terragrunt makes.`,
  },
  {
    code: "terraform-stack",
    name: /\.(?:tfcomponent|tfstack|tfdeploy)\.hcl$|\.(?:tfcomponent|tfstack|tfdeploy)\.json$/,
    says: /\b(?:component|deployment|removed)\b/,
    message: (path: string) =>
      `${path} is part of a Terraform Stack, which gives modules their values, and was not read; lint the plans of its deployments.`,
  },
] as const;

/** Bytes of a configuration that are looked at for what it says. */
const maxBytes = 1_000_000;

/**
 * Says that configurations of Terragrunt and of Terraform Stacks were not read: modules of the same run are read with the
 * defaults of their variables. Sources: Terragrunt documentation, "HCL reference"; Terraform documentation, "Stacks".
 */
export const unreadHcl: InputFormat = {
  name: "terraform-hcl",
  claims({ path, bytes }) {
    const kind = kinds.find((one) => one.name.test(path));
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, maxBytes)).toString("utf8");
    return kind?.says.test(text) ? "yes" : "no";
  },
  parse({ path }) {
    const kind = kinds.find((one) => one.name.test(path)) ?? kinds[0];
    const problem = {
      kind: "unread",
      code: kind.code,
      message: kind.message(path),
      location: fileStart(path),
    } as const;
    return { resources: [], problems: [problem] };
  },
};
