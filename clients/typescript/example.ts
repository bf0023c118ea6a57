/** What a city's own site does: read the newest article, show its blocks, follow an old address, correct a title. */
import { siteClient, type Article, type Block } from "./client.ts";
import { ChangedError } from "./problems.ts";
import { openSite } from "./site.ts";

const site = openSite("http://localhost:8000");

/** The newest German article, whole; undefined where there is none. */
export async function newestArticle(): Promise<Article | undefined> {
  for await (const found of site.news.all("de")) return site.news.get(found.id);
  return undefined;
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
export async function whereIs(path: string): Promise<string> {
  return (await site.resolve(path)).url;
}

/** A new title, unless somebody has changed the page since it was read. */
export async function rename(token: string, page_id: number, title: string): Promise<string> {
  const writer = siteClient("http://localhost:8000", { token });
  const { response } = await writer.GET("/api/v3/pages/{page_id}/", { params: { path: { page_id } } });
  try {
    await writer.PATCH("/api/v3/pages/{page_id}/", {
      params: { path: { page_id }, header: { "If-Match": response.headers.get("ETag") ?? "*" } },
      body: { meta: { type: "news.NewsPage", action: "publish" }, title },
    });
  } catch (refusal) {
    if (refusal instanceof ChangedError) return refusal.message;
    throw refusal;
  }
  return "renamed";
}
