const cut = "***";

/** Tokens of GitHub by their form, credentials in an address, and an authorization header. */
const secretForms: readonly [RegExp, string][] = [
  [/\b(?:gh[oprsu]_[A-Za-z0-9_]{10,}|github_pat_[A-Za-z0-9_]{10,})/g, cut],
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, `$1${cut}@`],
  [/(\bauthorization:\s*(?:basic|bearer|token)\s+)[^\s'"]+/gi, `$1${cut}`],
];

/** A message without what has the form of a secret, and without the secrets that are given. */
export function withoutSecrets(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret !== "") clean = clean.replaceAll(secret, cut);
  for (const [form, replacement] of secretForms) clean = clean.replace(form, replacement);
  return clean;
}

/** A token as it is, and as git sends it. */
export function secretsOf(token: string | undefined): readonly string[] {
  return token ? [token, Buffer.from(`x-access-token:${token}`).toString("base64")] : [];
}
