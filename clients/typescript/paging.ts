/** Lists come in pages of 20 at most; this asks for them one after the other. */

export type Page<Item> = { count: number; items: Item[] };
type Ask<Item> = (part: { limit: number; offset: number }) => Promise<Page<Item>>;

const MOST = 20;

/** Every item of a list, in its order. Ends when the list does, also where it has become shorter meanwhile. */
export async function* everyItem<Item>(ask: Ask<Item>): AsyncGenerator<Item, void, undefined> {
  for (let offset = 0; ; offset += MOST) {
    const page = await ask({ limit: MOST, offset });
    yield* page.items;
    if (page.items.length < MOST || offset + MOST >= page.count) return;
  }
}
