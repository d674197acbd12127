/**
 * What a tool fills in before AWS sees a text: `{{ x }}` (Jinja, Nunjucks, Ansible), `{% x %}`, `<%= x %>` (ERB, EPP), `%(x)s` (Python),
 * `$[x]` (Customizations for Control Tower). No name, number, identifier or ARN of AWS holds one of these.
 */
export const placeholderForms: readonly string[] = [
  "\\{\\{.{0,500}?\\}\\}",
  "\\{%.{0,500}?%\\}",
  "<%.{0,500}?%>",
  "%\\([^()]{1,100}\\)s",
  "\\$\\[[^\\]]{1,500}\\]",
];

/** Matches any of the forms, which are one group, so that `split` has what was matched at every second place. */
export function anyPlaceholder(forms: readonly string[]): RegExp {
  return new RegExp(`(${forms.join("|")})`, "s");
}
