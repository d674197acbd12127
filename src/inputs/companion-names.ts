/** Names that an input, its companions (modules, policies, nested templates) or the configuration can have. */
const companionName =
  /\.(?:ya?ml|json|jsonl|ndjson|template|cfn|tf|tofu|tfvars|hcl|tpl|tftpl|tmpl|txt|policy)$|^[^./]+$/i;

/** Whether a file of this name may be an input, or belong to one by its name alone. Of others somebody has to write the path. */
export function isCompanionName(name: string): boolean {
  return companionName.test(name);
}
