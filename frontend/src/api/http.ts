/** One client for all endpoints, typed from the REST schema: CSRF, JSON, errors with their way out. */
import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "./schema.gen";

export interface ErrorBody {
  code: string;
  message: string;
  hint?: string;
  place?: string;
  details?: Record<string, unknown>;
}

/** A refusal of the server. `place` names the field or pointer at fault, `hint` what to do about it. */
export class ApiError extends Error {
  readonly code: string;
  readonly hint: string;
  readonly place: string;
  readonly details: Record<string, unknown>;

  constructor(
    readonly status: number,
    body: ErrorBody,
  ) {
    super(body.message);
    this.name = "ApiError";
    this.code = body.code;
    this.hint = body.hint ?? "";
    this.place = body.place ?? "";
    this.details = body.details ?? {};
  }
}

let newest = 0;

/** The newest revision that a write of this page made, as far as answers are in: its own, right after its answer. */
export const lastRevision = (): number => newest;

const revisionListeners = new Set<(revision: number) => void>();

/** Hear which revision a write made, to know what to wait for on the socket. */
export function onRevision(listener: (revision: number) => void): () => void {
  revisionListeners.add(listener);
  return () => revisionListeners.delete(listener);
}

let writing = 0;
const writeListeners = new Set<() => void>();

/** For useSyncExternalStore: how many changes are on their way to the server. */
export const writesUnderWay = (): number => writing;

export function subscribeWrites(listener: () => void): () => void {
  writeListeners.add(listener);
  return () => writeListeners.delete(listener);
}

// Questions that are too long for an address.
const ASKS = /\/(validate|requests|copies|what-if)\/$/;

const isWrite = (request: Request): boolean => request.method !== "GET" && !ASKS.test(new URL(request.url).pathname);

function countWrite(request: Request, by: number): void {
  if (!isWrite(request)) return;
  writing += by;
  for (const listener of writeListeners) listener();
}

function cookie(name: string): string {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

const manners: Middleware = {
  onRequest({ request }) {
    countWrite(request, 1);
    if (request.method !== "GET") request.headers.set("X-CSRFToken", cookie("csrftoken"));
  },
  onResponse({ request, response }) {
    countWrite(request, -1);
    const revision = Number(response.headers.get("X-Revision"));
    if (!response.ok || !(revision > 0)) return;
    newest = revision;
    for (const listener of revisionListeners) listener(revision);
  },
  onError({ request }) {
    countWrite(request, -1);
    return new ApiError(0, {
      code: "NoConnection",
      message: "The server did not answer, so this may not be saved.",
      hint: "As soon as it answers again, the picture shows what is. Then try again what is missing.",
    });
  },
};

/** Paths, values and answers are checked against the schema when this compiles. */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? "", credentials: "same-origin" });
api.use(manners);

interface Reply<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

function refusal(response: Response, said: unknown): ApiError {
  const body = (said as { error?: ErrorBody } | undefined)?.error;
  if (body?.code) return new ApiError(response.status, body);
  const message = `The server answered ${response.status} ${response.statusText}`.trim();
  return new ApiError(response.status, { code: "ServerError", message, hint: "Try again in a moment." });
}

/** The answer of a call. Throws ApiError for everything that is not a success, also when nobody answers. */
export async function done<T>(call: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw refusal(response, error);
  return data as T;
}

/** The same for shapes that events carry, too: their types are generated beside the events, with no field optional. */
export function shaped<T>(call: Promise<Reply<unknown>>): Promise<T> {
  return done(call) as Promise<T>;
}
