import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
import { clipped, harmlessLine } from "../reporters/harmless-text.ts";
import { GitHubError, type Trouble } from "./error.ts";
import { withoutSecrets } from "./secrets.ts";

export interface ClientSettings {
  readonly token: string;
  /** `https://api.github.com`, or `https://host/api/v3` of an Enterprise server. */
  readonly apiUrl: string;
  readonly userAgent: string;
  /** Milliseconds that one answer may take, until its last byte. */
  readonly requestTimeout: number;
  /** Bytes that one answer may have; a longer one is `unusable`. */
  readonly maxBytes: number;
  /** Whether a rate limit that ends in `seconds` is waited for; `waited`: how often this request has waited already. */
  waits(seconds: number, waited: number): boolean;
}

/** Asking again gives the same answer; 429 belongs to the throttling plugin. */
const finalAnswers = [400, 401, 403, 404, 410, 413, 422, 429, 451];

const Client = Octokit.plugin(retry, namesRateLimits, throttling);

/** Octokit with the official plugins for retries and rate limits. Reads nothing from the environment. */
export function openClient({ token, apiUrl, userAgent, requestTimeout, maxBytes, waits }: ClientSettings): Octokit {
  const onLimit = (seconds: number, _request: object, _client: unknown, waited: number) => waits(seconds, waited);
  const client = new Client({
    auth: token,
    baseUrl: apiUrl,
    userAgent,
    log: silent,
    request: { fetch: boundedFetch(requestTimeout, maxBytes) },
    retry: { doNotRetry: finalAnswers, retries: 2 },
    throttle: { id: apiUrl, onRateLimit: onLimit, onSecondaryRateLimit: onLimit },
  });
  client.hook.after("request", (response) => {
    // A proxy, or a page to log in at, answers in HTML; the paging plugin would read it as an object.
    if (typeof response.data === "string" && response.data !== "")
      throw unusable("JSON: something else answers there, such as a proxy or a login page");
  });
  client.hook.before("request", (options) => {
    options.headers["x-github-api-version"] = "2022-11-28";
  });
  return client;
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Waits for the whole answer, so that one that breaks off or never ends is a failure to be tried again, not an empty one. */
function boundedFetch(requestTimeout: number, maxBytes: number) {
  return async (url: string, options: RequestInit): Promise<Response> => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error("no answer in time")), requestTimeout);
    try {
      const response = await fetch(url, { ...options, signal: patience.signal });
      if (url.startsWith("https:") && response.url.startsWith("http:"))
        throw new GitHubError("unusable", "GitHub's answer leads to an address without encryption");
      const { status, statusText, headers } = response;
      const body = await bodyWithin(response, maxBytes);
      const whole = new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
      // What the paging plugin reads, and a response of our own making lacks.
      return Object.defineProperty(whole, "url", { value: response.url });
    } finally {
      clearTimeout(timer);
    }
  };
}

/** Counts the bytes that really come, whatever the headers say. */
async function bodyWithin({ body }: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new GitHubError("unusable", `GitHub's answer is longer than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The throttling plugin knows a secondary limit by its words only; the header `retry-after` says the same. */
function namesRateLimits(client: Pick<Octokit, "hook">): void {
  client.hook.error("request", (error) => {
    const { status, response } = error as { status?: number; response?: { headers: Record<string, unknown> } };
    const isLimit = (status === 403 || status === 429) && response?.headers["retry-after"] !== undefined;
    if (isLimit && !/\bsecondary rate\b/i.test(error.message)) error.message += " (secondary rate limit)";
    throw error;
  });
}

/** Runs a request and turns whatever goes wrong into a `GitHubError`. */
export async function requested<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof GitHubError) throw error;
    const ours = causeOf(error);
    if (ours) throw ours;
    const status = error instanceof Error && "status" in error ? Number(error.status) : 0;
    const said = error instanceof Error ? error.message.split(" - https://")[0] : String(error);
    const answer = status >= 400 && hasResponse(error) ? `GitHub answered ${status}: ` : "";
    const message = withoutSecrets(`${answer}${said}`);
    throw new GitHubError(troubleOf(status, said ?? ""), harmlessLine(clipped(message, 300)), {
      cause: error,
      ...(hasResponse(error) && { status }),
    });
  }
}

/** Octokit wraps what a fetch throws. */
function causeOf(error: unknown): GitHubError | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof GitHubError ? cause : undefined;
}

/** Octokit gives status 500 to requests that had no answer at all. */
function hasResponse(error: unknown): boolean {
  return error instanceof Error && "response" in error && error.response !== undefined;
}

function troubleOf(status: number, message: string): Trouble {
  if (status === 429 || (status === 403 && /rate limit/i.test(message))) return "busy";
  if (status === 401) return "unauthorized";
  if ((status === 403 || status === 422) && /\blocked\b/i.test(message)) return "locked";
  if (status === 403 || status === 404) return "denied";
  return status >= 400 && status < 500 ? "refused" : "unreachable";
}

export function unusable(what: string): GitHubError {
  return new GitHubError("unusable", `GitHub's answer is not ${what}`);
}

/** A member of an answer, `undefined` where the answer is none that has it. */
export function memberOf(data: unknown, key: string): unknown {
  return typeof data === "object" && data !== null ? Reflect.get(data, key) : undefined;
}
