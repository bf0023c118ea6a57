/** The API with every address, parameter and answer typed; `schema.d.ts` is written by `make client`. */
import createClient from "openapi-fetch";

import type { components, paths } from "./schema.d.ts";

export type Article = components["schemas"]["NewsPageSchema"];
export type Block = Article["body"][number];
export type Picture = components["schemas"]["PictureData"];
export type Problem = components["schemas"]["Problem"];

/** A client for the site at `baseUrl`; give a token only to write. */
export function siteClient(baseUrl: string, token?: string) {
  return createClient<paths>({ baseUrl, ...(token ? { headers: { Authorization: `Bearer ${token}` } } : {}) });
}
