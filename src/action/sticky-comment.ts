import { GitHubError } from "../github/error.ts";
import type { Comment, GitHub } from "./github.ts";
import { areTwins, type Maker, makerMark, readMaker } from "./maker.ts";

/** What became of the comment. */
export type CommentOutcome =
  | { readonly done: "added" | "edited" | "unchanged"; readonly url: string }
  | { readonly done: "not-needed" };

/** What the comment should say. */
export interface WantedComment {
  readonly pullRequest: number;
  /** Finds the comment again among those of other jobs. */
  readonly key: string;
  /** Who writes it, where another job of the run may have the same key. */
  readonly maker: Maker | undefined;
  /** Markdown. */
  readonly body: string;
  /** Whether there is nothing to say but that all is well. */
  readonly isClean: boolean;
  /** Whether it is worth a comment where there is none yet. */
  readonly whenNew: boolean;
}

/** Written where findings that the comment told of are gone. */
const allFixed = "Everything that was reported here is fixed.";

/**
 * Keeps one comment up to date on a pull request: edits the one it finds, adds one only where `whenNew`. Somebody
 * else's comment with the same mark is left alone. After a lost answer it looks again before it adds another.
 */
export async function keepComment(github: GitHub, wanted: WantedComment): Promise<CommentOutcome> {
  const own = await findOwn(github, wanted);
  if (own) return edit(github, own, wanted);
  if (!wanted.whenNew) return { done: "not-needed" };
  const body = compose(wanted, undefined);
  try {
    return { done: "added", url: (await github.addComment(wanted.pullRequest, body)).url };
  } catch (error) {
    if (!(error instanceof GitHubError) || error.trouble !== "unreachable") throw error;
    const arrived = (await findOwn(github, wanted)) ?? (await github.addComment(wanted.pullRequest, body));
    return { done: "added", url: arrived.url };
  }
}

async function edit(github: GitHub, own: Comment, wanted: WantedComment): Promise<CommentOutcome> {
  const body = compose(wanted, own.body);
  if (withUnixBreaks(own.body) === withUnixBreaks(body)) return { done: "unchanged", url: own.url };
  await github.editComment(own.id, body);
  return { done: "edited", url: own.url };
}

/** The mark that it is found again by, and whether it ever told of findings; Markdown shows neither. */
function compose({ key, maker, body, isClean }: WantedComment, before: string | undefined): string {
  const hasReported = !isClean || before?.includes(stateMark("told")) === true;
  const fixed = isClean && hasReported ? [allFixed, ""] : [];
  const by = maker ? `<!-- rootrail-by:${makerMark(maker)} -->` : "";
  return [`${markOf(key)}${stateMark(hasReported ? "told" : "clean")}${by}`, ...fixed, body.trim()].join("\n");
}

function makerIn(body: string): Maker | undefined {
  const [, mark = ""] = /<!-- rootrail-by:(\S+) -->$/.exec(withUnixBreaks(body).split("\n")[0] ?? "") ?? [];
  return readMaker(mark);
}

function markOf(key: string): string {
  return `<!-- rootrail:${key} -->`;
}

function stateMark(state: "told" | "clean"): string {
  return `<!-- rootrail-state:${state} -->`;
}

function withUnixBreaks(body: string): string {
  return body.replaceAll("\r\n", "\n").trim();
}

/** Anybody may write a comment with our mark: it must be a bot's, or that of the user whom the token speaks for. */
async function findOwn(github: GitHub, { pullRequest, key, maker }: WantedComment): Promise<Comment | undefined> {
  const marked = (await github.comments(pullRequest)).filter(
    ({ body }) => body.startsWith(markOf(key)) && !areTwins(makerIn(body), maker),
  );
  if (marked.length === 0) return undefined;
  const ofBot = marked.find((comment) => comment.isBot);
  if (ofBot) return ofBot;
  const user = await github.user();
  return marked.find((comment) => comment.author === user);
}
