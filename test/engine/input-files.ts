/** Files of one input by their paths. */
type Files = Readonly<Record<string, string>>;

export const hclFiles = (...parts: readonly string[]): Files => ({ "main.tf": parts.join("") });

export const hclJsonFiles = (content: unknown): Files => ({ "main.tf.json": JSON.stringify(content) });

export const templateFiles = (Resources: unknown, more: object = {}): Files => ({
  "t.json": JSON.stringify({ ...more, Resources }),
});

/** A plan that creates resources; `configuration` is its part of that name. */
export function planFiles(created: Readonly<Record<string, object>>, configuration: object = {}): Files {
  const changes = Object.entries(created).map(([address, after]) => {
    const [type = "", label = ""] = address.split(".");
    const change = { actions: ["create"], before: null, after, after_unknown: {} };
    return { address, mode: "managed", type, name: label, change };
  });
  const content = {
    format_version: "1.2",
    terraform_version: "1.12.0",
    resource_changes: changes,
    configuration: { root_module: configuration },
  };
  return { "plan.json": JSON.stringify(content) };
}
