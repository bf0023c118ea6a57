/** What a city's own site does: read the newest article, show its blocks, follow an old address, correct a title. */
import { siteClient, type Article, type Block } from "./client.ts";

const site = siteClient("http://localhost:8000");

/** The newest German article, whole; undefined where there is none. */
export async function newestArticle(): Promise<Article | undefined> {
  const { data } = await site.GET("/api/v3/pages/", {
    params: { query: { type: ["news.NewsPage"], locale: "de", order: ["-first_published_at"], limit: 1 } },
  });
  const found = data?.items[0];
  if (!found) return undefined;
  const { data: page } = await site.GET("/api/v3/pages/{page_id}/", { params: { path: { page_id: found.id } } });
  return page?.meta.type === "news.NewsPage" ? (page as Article) : undefined;
}

/** Plain text of a block; each type has its own value, and the compiler knows which. */
export function text(block: Block): string {
  switch (block.type) {
    case "heading":
      return block.value.text;
    case "picture":
      return block.value.image ? `${block.value.image.alt} (${block.value.image.credit})` : "";
    case "facts":
      return block.value.rows.map((row) => `${row.label}: ${row.value}`).join("\n");
    default:
      return "";
  }
}

/** Where an old address leads today. */
export async function whereIs(path: string): Promise<string | undefined> {
  const { data } = await site.GET("/api/v3/resolve/", { params: { query: { path } } });
  return data?.url;
}

/** A new title, unless somebody has changed the page since it was read. */
export async function rename(token: string, page_id: number, title: string): Promise<string> {
  const writer = siteClient("http://localhost:8000", token);
  const { response } = await writer.GET("/api/v3/pages/{page_id}/", { params: { path: { page_id } } });
  const { error } = await writer.PATCH("/api/v3/pages/{page_id}/", {
    params: { path: { page_id }, header: { "If-Match": response.headers.get("ETag") ?? "*" } },
    body: { meta: { type: "news.NewsPage", action: "publish" }, title },
  });
  return error ? (error.detail ?? error.title) : "renamed";
}
