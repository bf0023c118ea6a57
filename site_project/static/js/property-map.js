// The property pool on the map, and beside it the list of what is in view. Without this script the list has everything.

import { NamedIcon, isPress, regionMap } from "./region-map.js";
import { PropertyList } from "./property-list.js";
import { filled, pathOf, say, shown } from "./map-words.js";

const finder = document.querySelector(".finder");
const card = finder.querySelector(".map-card");
const templates = Object.fromEntries([...document.querySelectorAll("template[id]")].map((template) => [template.id, template]));
const map = regionMap(finder.querySelector(".region-map"));
const list = new PropertyList(finder.querySelector(".finder__list"), templates, { choose, enter, point });
const groups = L.markerClusterGroup({
  animate: false,
  chunkedLoading: true,
  chunkInterval: 60,
  chunkDelay: 10,
  chunkProgress: (done, all) => done === all && setTimeout(begin), // before they are on the map
  iconCreateFunction: groupIcon,
  maxClusterRadius: 52,
  showCoverageOnHover: false,
  spiderfyOnMaxZoom: false,
  spiderLegPolylineOptions: { className: "map-leg", weight: 1.5, interactive: false },
  zoomToBoundsOnClick: false,
});
let markers = [];
let chosen = null;

async function load() {
  const answer = await fetch(finder.dataset.points);
  if (!answer.ok) throw new Error(`${finder.dataset.points}: ${answer.status}`);
  const { features } = await answer.json();
  markers = features.filter(({ geometry }) => geometry).map(markerOf);
  // Room for the names beside the outermost cities.
  const margin = Math.min(80, map.getSize().x / 8);
  if (markers.length) map.fitBounds(L.latLngBounds(markers.map((marker) => marker.getLatLng())), { padding: [margin, margin], maxZoom: 11, animate: false });
  groups.addLayers(markers).addTo(map);
  if (!markers.length) begin();
}

function begin() {
  map.on("moveend", refresh);
  groups.on("spiderfied unspiderfied", refresh);
  groups.on("click", ({ layer }) => choose(layer)).on("keydown", (event) => isPress(event) && choose(event.layer, true));
  groups.on("clusterclick", ({ layer }) => enter(layer)).on("clusterkeydown", (event) => isPress(event) && enter(event.layer, true));
  groups.on("mouseover clustermouseover", ({ layer }) => point(layer, true)).on("mouseout clustermouseout", ({ layer }) => point(layer, false));
  for (const type of ["focusin", "focusout"]) map.getPane("markerPane").addEventListener(type, ({ target }) => point(layerAt(target), type === "focusin"));
  refresh();
  const named = markers.find(({ feature }) => `#p-${feature.id}` === location.hash);
  if (named) choose(named);
}

function markerOf(feature, order) {
  const [longitude, latitude] = feature.geometry.coordinates;
  const icon = new NamedIcon({ className: "site-pin", html: "", label: feature.properties.title, iconSize: [44, 44], iconAnchor: [22, 46] });
  return Object.assign(L.marker([latitude, longitude], { icon }), { feature, order });
}

function groupIcon(group) {
  const count = group.getChildCount();
  const size = count < 15 ? "small" : count < 25 ? "medium" : "large";
  return new NamedIcon({ className: `marker-cluster marker-cluster-${size}`, html: String(count), label: groupName(group), iconSize: [44, 44] });
}

// The city in which most of a group lies, and how many there are.
function groupName(group) {
  return `${placeOf(group)}: ${say("group", { count: group.getChildCount() })}`;
}

function placeOf(group) {
  const counts = new Map();
  for (const { feature } of group.getAllChildMarkers()) {
    const name = feature.properties.city?.name ?? "";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [[name]] = [...counts].sort(([, a], [, b]) => b - a);
  return counts.size > 1 ? say("around", { name }) : name;
}

// Pins and groups whose middle is in view: single ones first, in the order of the list, and numbered like it.
function refresh() {
  const bounds = map.getBounds();
  const seen = new Map();
  for (const marker of markers) {
    const layer = groups.getVisibleParent(marker);
    if (layer && !seen.has(layer) && bounds.contains(layer.getLatLng())) seen.set(layer, marker.order);
  }
  const layers = [...seen.keys()].sort((a, b) => !a.feature - !b.feature || seen.get(a) - seen.get(b));
  layers.forEach((layer, place) => layer.feature && number(layer, place + 1));
  inOrder(layers.map((layer) => layer.getElement()));
  list.show(layers.map((layer) => ({ layer, place: placeOfEntry(layer), isChosen: layer === chosen })));
}

const placeOfEntry = (layer) => (layer.feature ? null : placeOf(layer));

function number(marker, place) {
  const element = marker.getElement();
  element.textContent = place;
  element.setAttribute("aria-label", `${place}: ${[marker.feature.properties.title, marker.feature.properties.city?.name].filter(Boolean).join(", ")}`);
  mark(marker);
}

function mark(marker) {
  const element = marker.getElement();
  element?.classList.toggle("is-selected", marker === chosen);
  if (marker === chosen) element?.setAttribute("aria-current", "true");
  else element?.removeAttribute("aria-current");
}

// The Tab key goes through the map as through the list. Whatever has the focus stays where it is, else it would lose it.
function inOrder(elements) {
  const pane = map.getPane("markerPane");
  const focus = elements.findIndex((element) => element === document.activeElement);
  elements.forEach((element, place) => {
    if (place < focus) elements[focus].before(element);
    else if (place > focus) pane.append(element);
  });
}

const layerAt = (element) => list.layers.find((layer) => layer.getElement() === element);

function point(layer, isOn) {
  layer?.getElement()?.classList.toggle("is-focused", isOn);
  list.point(layer, isOn);
}

function choose(marker, withFocus = false) {
  if (groups.getVisibleParent(marker) !== marker) return groups.zoomToShowLayer(marker, () => choose(marker, withFocus));
  const before = chosen;
  chosen = marker;
  if (before) mark(before);
  mark(marker);
  list.choose(marker);
  const content = filled(templates["map-card"], shown(marker.feature.properties));
  content.querySelector("a").href = pathOf(marker.feature);
  content.querySelector("button").addEventListener("click", () => release());
  card.replaceChildren(...content.childNodes);
  card.hidden = false;
  const isOver = getComputedStyle(card).position === "absolute";
  map.panInside(marker.getLatLng(), { paddingTopLeft: [40, 60], paddingBottomRight: [isOver ? card.offsetWidth + 40 : 40, 40] });
  history.replaceState(null, "", `#p-${marker.feature.id}`);
  if (withFocus) card.querySelector("a").focus();
}

function release() {
  const marker = chosen;
  chosen = null;
  card.hidden = true;
  mark(marker);
  list.choose(null);
  history.replaceState(null, "", location.pathname + location.search);
  (marker.getElement() ?? map.getContainer()).focus();
}

// Nearer to a group; what lies at one place is spread out. On the keyboard the focus goes on to the first of its members.
function enter(group, withFocus = false) {
  const members = group.getAllChildMarkers().sort((a, b) => a.order - b.order);
  const bounds = group.getBounds();
  if (withFocus) {
    const follow = () => groups.getVisibleParent(members[0])?.getElement()?.focus();
    groups.once("spiderfied", follow);
    map.once("moveend", () => setTimeout(follow));
  }
  if (bounds.getNorthEast().equals(bounds.getSouthWest()) || map.getZoom() >= map.getMaxZoom()) group.spiderfy();
  else map.fitBounds(bounds, { padding: [60, 60] });
}

card.addEventListener("keydown", ({ key }) => key === "Escape" && release());
load().catch((error) => {
  finder.classList.add("is-without-map");
  list.say(say("failed"));
  throw error;
});
