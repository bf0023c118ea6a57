/** The API with every address, parameter and answer typed; `schema.d.ts` is written by `make client`. */
import createClient, { type Client, type Middleware } from "openapi-fetch";

import { problemOf } from "./problems.ts";
import { remembering } from "./remembering.ts";
import type { components, paths } from "./schema.d.ts";

export type Article = components["schemas"]["NewsPageSchema"];
export type Block = Article["body"][number];
export type Picture = components["schemas"]["PictureData"];
export type Locale = "de" | "en";
export type SiteClient = Client<paths>;

export type Options = {
  /** Only to write, or to read what its owner may edit. */
  token?: string;
  /** Another way to ask, for frameworks that bring their own. */
  fetch?: (request: Request) => Promise<Response>;
};

const throwing: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
};

/** A client for the site at `baseUrl`: unchanged answers are not sent again, and what is refused is thrown (`problems.ts`). */
export function siteClient(baseUrl: string, options: Options = {}): SiteClient {
  const headers = options.token ? { Authorization: `Bearer ${options.token}` } : {};
  const client = createClient<paths>({ baseUrl, headers, fetch: remembering(options.fetch ?? ((request) => fetch(request))) });
  client.use(throwing);
  return client;
}
