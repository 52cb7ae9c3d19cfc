/** One fetch for all endpoints: CSRF, JSON, errors with their way out. */

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

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const revisionListeners = new Set<(revision: number) => void>();

/** Hear which revision a write made, to know what to wait for on the socket. */
export function onRevision(listener: (revision: number) => void): () => void {
  revisionListeners.add(listener);
  return () => revisionListeners.delete(listener);
}

function cookie(name: string): string {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/** Join path parts, each escaped: path("roles", "AROA1") is "roles/AROA1/". */
export function path(...parts: string[]): string {
  return `${parts.map(encodeURIComponent).join("/")}/`;
}

/** Add the given values as a query string; undefined ones are left out. */
export function withQuery(address: string, values: Record<string, string | number | boolean | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, String(value));
  return query.size > 0 ? `${address}?${query}` : address;
}

async function refusal(response: Response): Promise<ApiError> {
  try {
    const body = (await response.json()) as { error: ErrorBody };
    return new ApiError(response.status, body.error);
  } catch {
    const message = `The server answered ${response.status} ${response.statusText}`.trim();
    return new ApiError(response.status, { code: "ServerError", message, hint: "Try again in a moment." });
  }
}

/** Call /api/`address`. Throws ApiError for everything that is not a success, also when nobody answers. */
export async function call<T>(method: Method, address: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (method !== "GET") headers["X-CSRFToken"] = cookie("csrftoken");
  let response: Response;
  try {
    response = await fetch(`/api/${address}`, {
      method,
      headers,
      credentials: "same-origin",
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ApiError(0, {
      code: "NoConnection",
      message: "The server could not be reached, so nothing was changed.",
      hint: "Check that Understudy still runs, then try again.",
    });
  }
  if (!response.ok) throw await refusal(response);
  const revision = Number(response.headers.get("X-Revision"));
  if (revision > 0) for (const listener of revisionListeners) listener(revision);
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}
