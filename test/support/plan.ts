/** A plan of managed resources, each with what its entry says of the change. */
export function planText(changes: readonly (readonly [address: string, change: object])[]): string {
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes: changes.map(([address, change]) => {
      const [type = "", name] = address.split(".");
      const provider = type.startsWith("awscc") ? "awscc" : "aws";
      const provider_name = `registry.terraform.io/hashicorp/${provider}`;
      return { address, mode: "managed", type, name, provider_name, change };
    }),
  });
}
