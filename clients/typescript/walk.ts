/**
 * Walks the whole site in both languages through the API alone and compares what it answers with the rendered pages:
 * titles, addresses, languages, menus, breadcrumbs, dates, quotes and properties.
 *
 *     npm run walk -- http://localhost:8000
 */
import type { Locale } from "./client.ts";
import { NotFoundError } from "./problems.ts";
import { plain, read, type Link, type Rendered } from "./rendered.ts";
import { openSite, type Menus, type Property, type Site, type SitePage } from "./site.ts";

declare const process: { argv: string[]; exitCode: number };

const AT_ONCE = 4;
const LOCALES: Locale[] = ["de", "en"];
/** The pool shows the list of sites under a heading of its own. */
const OWN_HEADING = ["locations.PropertyPoolPage"];

/** Differences by the address of the page at which they are. */
class Findings {
  readonly lines: string[] = [];
  readonly compared: Record<string, number> = {};

  same(what: string, where: string, told: unknown, shown: unknown): void {
    this.compared[what] = (this.compared[what] ?? 0) + 1;
    const [one, other] = [JSON.stringify(told), JSON.stringify(shown)];
    if (one !== other) this.lines.push(`${where}: ${what} is ${one} in the API, ${other} on the page`);
  }

  says(what: string, where: string, told: string, page: Rendered): void {
    this.compared[what] = (this.compared[what] ?? 0) + 1;
    if (!page.text.includes(plain(told))) this.lines.push(`${where}: ${what} “${told}” of the API is not on the page`);
  }
}

/** Runs `work` for every item, a few at once. */
async function each<Item>(items: AsyncIterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const running = new Set<Promise<void>>();
  for await (const item of items) {
    const job: Promise<void> = work(item).finally(() => running.delete(job));
    running.add(job);
    if (running.size >= AT_ONCE) await Promise.race(running);
  }
  await Promise.all(running);
}

async function visit(url: string): Promise<Rendered> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return read(await response.text(), new URL(url).origin);
}

/** The words before the name of the site in a page's title. */
function titled(page: SitePage): string {
  return plain(page.meta.seo_title || page.title);
}

async function comparePage(site: Site, id: number, name: string, menus: Menus, found: Findings): Promise<void> {
  const page = await site.pages.get(id);
  const url = page.meta.html_url ?? "";
  const shown = await visit(url);
  const ownHeading = OWN_HEADING.includes(page.meta.type);
  if (!ownHeading) found.same("title", url, `${titled(page)} – ${name}`, shown.title);
  found.same("language", url, page.meta.locale, shown.language);
  found.same("address", url, url, shown.canonical);
  found.same("menu", url, menus.main.map(asLink), shown.menu);
  const at = await site.resolve(new URL(url).pathname);
  if (at.kind !== "page") throw new Error(`${url} is a page, but resolve says ${at.kind}`);
  found.same("id", url, page.id, at.id);
  if (!ownHeading) found.same("breadcrumbs", url, at.breadcrumbs.map(asLink), shown.breadcrumbs);
  const versions = [{ locale: page.meta.locale ?? "", url }, ...at.translations].map((each) => [each.locale, each.url]);
  found.same("languages", url, Object.fromEntries(versions.sort()), shown.alternates);
}

function asLink(entry: { url: string; title: string }): Link {
  return { url: entry.url, title: plain(entry.title) };
}

async function compareDates(site: Site, locale: Locale, found: Findings): Promise<void> {
  const from = new Date();
  const days = { from: iso(from), to: iso(new Date(from.getTime() + 180 * 24 * 3600 * 1000)) };
  await each(site.occurrences.all({ ...days, locale }), async (date) => {
    const shown = await visit(date.url);
    found.says("event", date.url, date.event.title, shown);
    if (date.status === "postponed") return; // The new date is open, so the page shows none.
    const start = date.start.slice(0, date.all_day ? 10 : 16);
    found.same("date", date.url, start, shown.times.find((time) => time.startsWith(start))?.slice(0, start.length) ?? shown.times);
  });
}

function iso(day: Date): string {
  return day.toISOString().slice(0, 10);
}

async function compareProperties(site: Site, locale: Locale, found: Findings): Promise<void> {
  for (const kind of ["site", "hall"] as const) {
    await each(site.properties.all({ kind, locale }), async (property) => {
      const shown = await visit(property.url);
      found.says("property", property.url, property.title, shown);
      for (const figure of figures(property)) found.says("figure", property.url, figure, shown);
    });
  }
}

/** The figures of a property as its page writes them, in the language of the page. */
function figures(property: Property): string[] {
  const number = new Intl.NumberFormat(property.language, { maximumFractionDigits: 2 });
  const area = property.area ? [`${number.format(property.area.value)} ${property.area.unit}`] : [];
  const way = property.motorway_km === null ? [] : [`${number.format(property.motorway_km)} km`];
  return [...area, ...way];
}

async function compareQuotes(site: Site, locale: Locale, found: Findings): Promise<void> {
  for (const status of ["current", "archive"] as const) {
    await each(site.quotes.all({ status, locale }), async (quote) => {
      const shown = await visit(quote.url);
      found.says("quote", quote.url, quote.text, shown);
      found.says("speaker", quote.url, quote.person || quote.office, shown);
      found.same("day of the quote", quote.url, true, shown.times.includes(quote.said_on));
    });
  }
}

/** Every difference between the API of a site and its pages, and how much was compared. */
export async function walk(baseUrl: string): Promise<Findings> {
  const [site, found] = [openSite(baseUrl), new Findings()];
  for (const locale of LOCALES) {
    const [frame, menus] = await Promise.all([site.frame(locale), site.menus(locale)]);
    await each(site.pages.all({ locale }), (page) => comparePage(site, page.id, frame.name, menus, found));
    await compareDates(site, locale, found);
    await compareProperties(site, locale, found);
    await compareQuotes(site, locale, found);
  }
  const nothing = await site.resolve("/nothing-is-here/").catch((refusal: unknown) => refusal);
  found.same("what is not there", "/nothing-is-here/", true, nothing instanceof NotFoundError);
  return found;
}

const [, , baseUrl] = process.argv;
if (baseUrl) {
  const { lines, compared } = await walk(baseUrl);
  console.log(lines.join("\n") || "The API says what the pages show.");
  console.log(JSON.stringify(compared));
  process.exitCode = lines.length ? 1 : 0;
}
