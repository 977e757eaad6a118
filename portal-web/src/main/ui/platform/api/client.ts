import type { Problem } from './types.ts';

export const API = '/api/v1';

/** Any answer that is not a success, with the server's stable code, or `unreachable` when there was no answer. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly retryAfterSeconds: number | null;

  constructor(problem: Problem, retryAfterSeconds: number | null = null) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

let csrfToken = '';

export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

export function csrfHeaders(): Record<string, string> {
  return csrfToken ? { 'X-CSRF-Token': csrfToken } : {};
}

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export function withQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '' || value === false) continue;
    if (Array.isArray(value)) value.forEach((one: string) => params.append(name, one));
    else params.append(name, `${value as string | number | boolean}`);
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  /** Sent as JSON, unless `contentType` says otherwise. */
  body?: unknown;
  contentType?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  keepalive?: boolean;
}

function unreachable(cause: unknown): ProblemError {
  const error = new ProblemError({
    type: 'about:blank',
    code: 'unreachable',
    title: 'unreachable',
    status: 0,
    detail: '',
  });
  error.cause = cause;
  return error;
}

async function problemOf(response: Response): Promise<ProblemError> {
  const retryAfter = Number(response.headers.get('Retry-After'));
  const fallback: Problem = {
    type: 'about:blank',
    code: `http-${response.status}`,
    title: response.statusText,
    status: response.status,
    detail: '',
  };
  let problem = fallback;
  if ((response.headers.get('Content-Type') ?? '').includes('json')) {
    try {
      problem = { ...fallback, ...((await response.json()) as Partial<Problem>) };
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
    }
  }
  return new ProblemError(problem, Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null);
}

async function send(path: string, call: Call, accept: string): Promise<Response> {
  const method = call.method ?? 'GET';
  const headers: Record<string, string> = { Accept: accept, ...call.headers };
  if (method !== 'GET') Object.assign(headers, csrfHeaders());
  let body: BodyInit | undefined;
  if (call.body !== undefined) {
    headers['Content-Type'] = call.contentType ?? 'application/json';
    body = call.contentType ? (call.body as BodyInit) : JSON.stringify(call.body);
  }
  let response: Response;
  try {
    response = await fetch(withQuery(API + path, call.query), {
      method,
      headers,
      body,
      signal: call.signal,
      keepalive: call.keepalive,
      credentials: 'same-origin',
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw unreachable(cause);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

export async function api<T>(path: string, call: Call = {}): Promise<T> {
  const response = await send(path, call, 'application/json, application/problem+json');
  const body = await response.text();
  return (body ? JSON.parse(body) : undefined) as T;
}

/** For what is not JSON and comes from an address the server gave, such as captions and storyboards. */
export async function text(url: string, signal?: AbortSignal): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, { signal, credentials: 'same-origin' });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw unreachable(cause);
  }
  if (!response.ok) throw await problemOf(response);
  return response.text();
}
