import { zipSync } from "fflate";

/** A module of a configuration: its dotted path of calls, its folder from the root module's, and its files. */
export interface ArchivedModule {
  readonly key: string;
  readonly dir: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A binary plan in the layout that Terraform writes; the plan itself, in protocol buffers, is left out. */
export function planArchive(modules: readonly ArchivedModule[]): Uint8Array {
  const members: Record<string, Uint8Array> = {
    tfplan: bytes("plan"),
    tfstate: bytes("{}"),
    "tfstate-prev": bytes("{}"),
  };
  for (const { key, files } of modules)
    for (const [name, text] of Object.entries(files)) members[`tfconfig/m-${key}/${name}`] = bytes(text);
  members["tfconfig/modules.json"] = bytes(JSON.stringify(modules.map(({ key, dir }) => ({ Key: key, Dir: dir }))));
  members[".terraform.lock.hcl"] = bytes("");
  return zipSync(members);
}

/** The plan in JSON of devices, by their addresses. */
export function devicePlan(addresses: readonly string[]): string {
  const change = {
    actions: ["create"],
    before: null,
    after: { virtual_mfa_device_name: "root-account-mfa-device", path: "/" },
  };
  const resource_changes = addresses.map((address) => {
    const [type = "", name = ""] = address
      .replace(/\[[^\]]*\]$/, "")
      .split(".")
      .slice(-2);
    const module_address = address.includes("module.")
      ? { module_address: address.split(".").slice(0, -2).join(".") }
      : {};
    return {
      address,
      ...module_address,
      mode: "managed",
      type,
      name,
      provider_name: "registry.terraform.io/hashicorp/aws",
      change,
    };
  });
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes,
    configuration: { root_module: {} },
  });
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
