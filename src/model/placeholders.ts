/**
 * What a tool fills in before AWS sees a text: `{{ x }}`, `{{{ x }}}` (Jinja, Nunjucks, Ansible, Handlebars), `${{ x }}` (GitHub, Azure), `{% x %}`, `<%= x %>` (ERB, EPP), `%(x)s` (Python),
 * `$[x]` (Customizations for Control Tower). No name, number, identifier or ARN of AWS holds one of these.
 */
export const placeholderForms: readonly string[] = [
  "\\$?\\{\\{+.{0,500}?\\}\\}+",
  "\\{%.{0,500}?%\\}",
  "<%.{0,500}?%>",
  "%\\([^()]{1,100}\\)s",
  "\\$\\[[^\\]]{1,500}\\]",
];

/** Matches any of the forms, which are one group, so that `split` has what was matched at every second place. */
export function anyPlaceholder(forms: readonly string[]): RegExp {
  return new RegExp(`(${forms.join("|")})`, "s");
}

/** Beside these `${x}` (envsubst, the Serverless Framework), where no language of the text's own has it. */
const anyForm = anyPlaceholder([...placeholderForms, "\\$\\{[^{}]*\\}"]);

/** Whether a part of a text is filled in later. */
export function holdsPlaceholder(text: string): boolean {
  return anyForm.test(text);
}

/** What stands between placeholders, and these at every second place. */
export function splitAtPlaceholders(text: string): readonly string[] {
  return text.split(anyForm);
}
