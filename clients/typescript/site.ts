/** The site by domain: a function for each question that a front end asks, over the typed client of `client.ts`. */
import { siteClient, type Article, type Locale, type Options, type SiteClient } from "./client.ts";
import { everyItem, type Page } from "./paging.ts";
import type { components, paths } from "./schema.d.ts";

type Schemas = components["schemas"];
type Answer<Path extends keyof paths> = paths[Path]["get"] extends { responses: { 200: { content: { "application/json": infer Body } } } }
  ? Body
  : never;
type Query<Path extends keyof paths> = paths[Path]["get"] extends { parameters: { query: infer Needed } }
  ? Needed
  : paths[Path]["get"] extends { parameters: { query?: infer Free } }
    ? NonNullable<Free>
    : never;

export type SitePage = Answer<"/api/v3/pages/{page_id}/">;
export type PageItem = Answer<"/api/v3/pages/">["items"][number];
export type Menus = Schemas["Menus"];
export type Frame = Schemas["FrameData"];
export type Found = Answer<"/api/v3/resolve/">;
export type Occurrence = Schemas["OccurrenceItem"];
export type Property = Schemas["PropertyItem"];
export type Quote = Schemas["QuoteItem"];
export type City = Schemas["CityItem"];
export type Organisation = Schemas["OrganisationItem"];
export type Project = Schemas["ProjectItem"];
export type SearchResult = Schemas["SearchList"];

/** The addresses of the lists that all answer `{ count, items }` and take `limit` and `offset`. */
type Lists = {
  "/api/v3/pages/": PageItem;
  "/api/v3/occurrences/": Occurrence;
  "/api/v3/properties/": Property;
  "/api/v3/quotes/": Quote;
  "/api/v3/cities/": City;
  "/api/v3/organisations/": Organisation;
  "/api/v3/projects/": Project;
};

/** What can be asked of a list: a part of it (`list`), or every item, page after page (`all`). */
export type List<Item, Question> = {
  list(question: Question): Promise<Page<Item>>;
  all(question: Question): AsyncGenerator<Item, void, undefined>;
};

/** The API answers what `client` was asked; an error has been thrown before. */
function answered<Body>(answer: { data?: Body | undefined }): Body {
  if (answer.data === undefined) throw new Error("The API answered without a body.");
  return answer.data;
}

function list<Path extends keyof Lists>(client: SiteClient, path: Path): List<Lists[Path], Query<Path>> {
  // One signature for all lists: which query belongs to which address is said by the types above.
  const get = client.GET as unknown as (path: Path, init: { params: { query: object } }) => Promise<{ data?: Page<Lists[Path]> }>;
  const ask = async (query: object) => answered(await get(path, { params: { query } }));
  return {
    list: (question) => ask(question as object),
    all: (question) => everyItem((part) => ask({ ...(question as object), ...part })),
  };
}

/** The site at `baseUrl`. Everything answers promises; what is refused is thrown as a `ProblemError` (`problems.ts`). */
export function openSite(baseUrl: string, options: Options = {}) {
  const client = siteClient(baseUrl, options);
  const pages = list(client, "/api/v3/pages/");
  const page = async (page_id: number): Promise<SitePage> =>
    answered(await client.GET("/api/v3/pages/{page_id}/", { params: { path: { page_id } } }));
  return {
    /** For what has no function here: every address of the API, typed. */
    client,
    pages: {
      ...pages,
      /** A page with all its fields, in its own language. */
      get: page,
      /** The draft behind the link that an editor's preview has opened the front end with; nobody may keep it. */
      preview: async (token: string, locale: Locale = "de"): Promise<SitePage> =>
        answered(await client.GET("/api/v3/preview/", { params: { query: { token, locale } } })),
    },
    news: {
      /** Articles, the last one published first. */
      all: (locale: Locale) => pages.all({ type: ["news.NewsPage"], locale, order: ["-first_published_at"] }),
      /** An article as a whole; undefined for a page that is none. */
      get: async (id: number): Promise<Article | undefined> => {
        const found = await page(id);
        return found.meta.type === "news.NewsPage" ? (found as Article) : undefined;
      },
    },
    occurrences: list(client, "/api/v3/occurrences/"),
    properties: list(client, "/api/v3/properties/"),
    quotes: {
      ...list(client, "/api/v3/quotes/"),
      /** The one that pages show on a day; null where there is none. */
      ofTheDay: async (question: Query<"/api/v3/quotes/today/"> = {}): Promise<Quote | null> =>
        answered(await client.GET("/api/v3/quotes/today/", { params: { query: question } })).quote,
    },
    cities: list(client, "/api/v3/cities/"),
    organisations: list(client, "/api/v3/organisations/"),
    projects: list(client, "/api/v3/projects/"),
    /** Everything public that says some words, the best first, with how much each filter would leave. */
    search: async (question: Query<"/api/v3/search/">): Promise<SearchResult> =>
      answered(await client.GET("/api/v3/search/", { params: { query: question } })),
    /** What is at an address of the site, such as `/en/news/`: a page with the pages above it and its other languages, or where it moved. */
    resolve: async (path: string): Promise<Found> => answered(await client.GET("/api/v3/resolve/", { params: { query: { path } } })),
    menus: async (locale: Locale): Promise<Menus> => answered(await client.GET("/api/v3/menus/", { params: { query: { locale } } })),
    frame: async (locale: Locale): Promise<Frame> => answered(await client.GET("/api/v3/frame/", { params: { query: { locale } } })),
  };
}

export type Site = ReturnType<typeof openSite>;
