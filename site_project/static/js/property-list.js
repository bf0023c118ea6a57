// The list beside the map: one row for each pin and each group in view, in the shape of the rows that the page came with.

import { filled, pathOf, say, shown } from "./map-words.js";

export class PropertyList {
  layers = [];
  #rows = new Map();

  // `actions`: choose(marker), enter(group, withFocus), point(layer, isOn).
  constructor(element, templates, actions) {
    this.scroller = element.querySelector(".finder__scroll");
    this.list = element.querySelector(".results");
    this.status = document.querySelector("#in-view");
    this.templates = templates;
    this.actions = actions;
    this.scroller.tabIndex = 0;
    const rowOf = ({ target }) => [...this.#rows].find(([, row]) => row.contains(target))?.[0];
    for (const [type, isOn] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]])
      this.list.addEventListener(type, (event) => actions.point(rowOf(event), isOn));
    element.querySelector(".pages")?.remove();
  }

  // Entries: { layer, place, isChosen }; `place` names a group and is null for a property.
  show(entries) {
    const focus = this.#focused();
    this.layers = entries.map(({ layer }) => layer);
    this.#rows = new Map(entries.map((entry, place) => [entry.layer, entry.layer.feature ? this.#row(entry, place + 1) : this.#group(entry)]));
    this.list.replaceChildren(...this.#rows.values());
    if (focus) (this.#rows.get(focus.layer)?.querySelector(focus.control) ?? this.scroller).focus({ preventScroll: true });
    this.#count();
  }

  point(layer, isOn) {
    const row = this.#rows.get(layer);
    row?.classList.toggle("is-focused", isOn);
    if (isOn && row && !row.matches(":hover, :focus-within")) this.#reveal(row);
  }

  choose(layer) {
    for (const [each, row] of this.#rows) row.classList.toggle("is-selected", each === layer);
    if (this.#rows.has(layer)) this.#reveal(this.#rows.get(layer));
  }

  say(sentence) {
    this.status.textContent = sentence;
  }

  #row({ layer, isChosen }, place) {
    const { feature } = layer;
    const row = filled(this.templates["map-row"], { ...shown(feature.properties), number: String(place) });
    row.id = `p-${feature.id}`;
    row.classList.toggle("is-selected", isChosen);
    const link = row.querySelector("h3 a");
    link.href = pathOf(feature);
    if (feature.properties.language !== document.documentElement.lang) link.lang = link.hreflang = feature.properties.language;
    const button = row.querySelector("button");
    button.setAttribute("aria-label", say("show", { title: feature.properties.title }));
    button.addEventListener("click", () => this.actions.choose(layer));
    return row;
  }

  #group({ layer, place }) {
    const count = layer.getChildCount();
    const row = filled(this.templates["map-group"], { count: String(count), place, closer: say("group", { count }) });
    row.querySelector("button").addEventListener("click", () => this.actions.enter(layer));
    return row;
  }

  #focused() {
    const found = [...this.#rows].find(([, row]) => row.contains(document.activeElement));
    return found && { layer: found[0], control: document.activeElement.localName };
  }

  // Within the list's own window only: the page stays where it is.
  #reveal(row) {
    const { scroller } = this;
    if (scroller.scrollHeight <= scroller.clientHeight) return;
    const [above, below] = [row.offsetTop - scroller.scrollTop, row.offsetTop + row.offsetHeight - scroller.scrollTop - scroller.clientHeight];
    if (above < 0) scroller.scrollTop += above;
    else if (below > 0) scroller.scrollTop += below;
  }

  #count() {
    const singles = this.layers.filter(({ feature }) => feature).length;
    const groups = this.layers.length - singles;
    const all = this.layers.reduce((sum, layer) => sum + (layer.feature ? 1 : layer.getChildCount()), 0);
    const parts = [singles && say("singles", { count: singles }), groups && say("groups", { count: groups })].filter(Boolean);
    this.say(`${say("in_view", { count: all })}${groups ? `: ${parts.join(", ")}` : ""}`);
  }
}
