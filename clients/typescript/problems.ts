/** What the API refuses, as exceptions: one for each kind of answer, with the sentence and the places that it names (RFC 9457). */
import type { components } from "./schema.d.ts";

export type Problem = components["schemas"]["Problem"];

/** Any answer that is an error. `errors` names the places that are wrong, where they can be named. */
export class ProblemError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = new.target.name;
    this.status = problem.status;
    this.problem = problem;
  }

  get errors(): NonNullable<Problem["errors"]> {
    return this.problem.errors ?? [];
  }
}

/** 400: a parameter that does not exist, or a body that cannot be read. */
export class BadRequestError extends ProblemError {}
/** 401: the token is missing, unknown, revoked or has expired. */
export class TokenError extends ProblemError {}
/** 403: not allowed to whoever asks; also the link of a preview that is no longer good. */
export class ForbiddenError extends ProblemError {}
/** 404: nothing is there for whoever asks. */
export class NotFoundError extends ProblemError {}
/** 409: the page is in review, or public, already. */
export class ConflictError extends ProblemError {}
/** 412: the page has changed since it was read. */
export class ChangedError extends ProblemError {}
/** 422: a value is not valid; `errors` says which. */
export class InvalidError extends ProblemError {}

/** 429 and 503: come again in `retryAfter` seconds. */
export class LaterError extends ProblemError {
  readonly retryAfter: number;

  constructor(problem: Problem, retryAfter: number) {
    super(problem);
    this.retryAfter = retryAfter;
  }
}

const KINDS: Record<number, new (problem: Problem) => ProblemError> = {
  400: BadRequestError,
  401: TokenError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  412: ChangedError,
  422: InvalidError,
};

/** The exception for an answer that is an error. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const problem = await described(response);
  if (response.status === 429 || response.status === 503) {
    return new LaterError(problem, Number(response.headers.get("Retry-After") ?? "60"));
  }
  const Kind = KINDS[response.status] ?? ProblemError;
  return new Kind(problem);
}

/** What the answer says; of one that is no problem (from a proxy, say) its status. */
async function described(response: Response): Promise<Problem> {
  if (response.headers.get("Content-Type")?.startsWith("application/problem+json")) {
    return (await response.json()) as Problem;
  }
  return { type: "about:blank", title: response.statusText || `HTTP ${response.status}`, status: response.status };
}
