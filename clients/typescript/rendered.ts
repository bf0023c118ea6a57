/** A rendered page, read without a parser: just what `walk.ts` compares. */

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", shy: "", apos: "'" };

/** Text as readers see it: entities resolved, no soft hyphens, one kind of space. */
export function plain(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_all, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (all, name: string) => NAMED[name] ?? all)
    .replace(/\u00ad/g, "")
    .replace(/[\s\u00a0\u202f\u2009]+/g, " ")
    .trim();
}

/** What stands between tags. */
export function words(html: string): string {
  return plain(html.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, " ").replace(/<[^>]*>/g, " "));
}

/** The first thing that a pattern with one group finds. */
function first(html: string, pattern: RegExp): string {
  return plain(pattern.exec(html)?.[1] ?? "");
}

/** Address and words of the links in a part of a page; full addresses, as the API has them. */
function linksIn(html: string, origin: string): Link[] {
  const found = [...html.matchAll(/<a\b[^>]*\bhref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)];
  return found.map(([, href = "", inner = ""]) => ({ url: new URL(plain(href), origin).href, title: words(inner) }));
}

export type Link = { url: string; title: string };

export type Rendered = {
  language: string;
  title: string;
  canonical: string;
  alternates: Record<string, string>;
  menu: Link[];
  breadcrumbs: Link[];
  /** `datetime` of every `<time>`. */
  times: string[];
  text: string;
};

/** What a page says. `origin` is that of the site, for addresses without one. */
export function read(html: string, origin: string): Rendered {
  const menu = /<nav class="site-nav"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? "";
  const crumbs = /<nav class="crumbs[\s\S]*?<\/nav>/.exec(html)?.[0] ?? "";
  const main = /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? html;
  const alternates = [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)];
  return {
    language: first(html, /<html lang="([^"]+)"/),
    title: first(html, /<title>([\s\S]*?)<\/title>/),
    canonical: first(html, /<link rel="canonical" href="([^"]+)"/),
    alternates: Object.fromEntries(alternates.map(([, code = "", href = ""]) => [code, plain(href)])),
    menu: linksIn(menu.replace(/<li class="is-tool">[\s\S]*?<\/li>/g, ""), origin),
    breadcrumbs: linksIn(crumbs, origin),
    times: [...main.matchAll(/<time\b[^>]*\bdatetime="([^"]+)"/g)].map(([, moment = ""]) => moment),
    text: words(main),
  };
}
