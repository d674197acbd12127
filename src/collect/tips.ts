import { GitHubError } from "../github/error.ts";
import type { Hub, HubRepository, HubTip } from "./hub.ts";

/** Repositories of one question. */
const atATime = 100;

/**
 * The newest commits of default branches, asked for many repositories in one call, and only where somebody wants to know.
 * They spare a collection questions: where GitHub does not answer, the questions are asked for each repository instead.
 */
export class Tips {
  readonly #hub: Hub;
  readonly #repositories: readonly HubRepository[];
  readonly #places: ReadonlyMap<number, number>;
  readonly #asked = new Map<number, Promise<readonly (HubTip | undefined)[]>>();
  #isAnswered = true;

  constructor(hub: Hub, repositories: readonly HubRepository[]) {
    this.#hub = hub;
    this.#repositories = repositories.filter((one) => one.node !== "");
    this.#places = new Map(this.#repositories.map(({ id }, index) => [id, index]));
  }

  /** The tip as it was when it was asked for, which may be a while ago; `undefined`: not known this way. */
  async of({ id }: HubRepository): Promise<HubTip | undefined> {
    const place = this.#places.get(id);
    if (place === undefined) return undefined;
    const part = Math.floor(place / atATime);
    let answer = this.#asked.get(part);
    if (!answer) {
      answer = this.#ask(part);
      this.#asked.set(part, answer);
    }
    return (await answer)[place % atATime];
  }

  async #ask(part: number): Promise<readonly (HubTip | undefined)[]> {
    if (!this.#isAnswered) return [];
    try {
      return await this.#hub.tips(this.#repositories.slice(part * atATime, (part + 1) * atATime));
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      this.#isAnswered = false; // a server without GraphQL, or a token that may not use it
      return [];
    }
  }
}
