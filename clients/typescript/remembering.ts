/** Answers that have not changed are not sent again: each is asked for with the ETag of the last one, and a 304 answers with that. */

type Fetch = (request: Request) => Promise<Response>;
type Kept = { etag: string; body: ArrayBuffer; headers: [string, string][] };

/** `fetch`, which remembers the last `most` answers to reading; what nobody may keep is not remembered. */
export function remembering(fetch: Fetch, most = 500): Fetch {
  const kept = new Map<string, Kept>();
  return async (request) => {
    if (request.method !== "GET") return fetch(request);
    const key = `${request.url} ${request.headers.get("Authorization") ?? ""}`;
    const known = kept.get(key);
    if (known) request.headers.set("If-None-Match", known.etag);
    const response = await fetch(request);
    if (response.status === 304 && known) return new Response(known.body, { status: 200, headers: known.headers });
    const etag = response.headers.get("ETag");
    kept.delete(key);
    if (response.status !== 200 || !etag || response.headers.get("Cache-Control")?.includes("no-store")) return response;
    const body = await response.arrayBuffer();
    const headers = [...response.headers].filter(([name]) => name !== "content-encoding" && name !== "content-length");
    kept.set(key, { etag, body, headers });
    const oldest = kept.keys().next().value;
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return new Response(body, { status: 200, headers });
  };
}
