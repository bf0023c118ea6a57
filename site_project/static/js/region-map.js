// The ground of every map: three states, their rivers and cities, drawn from one file of our own. Nothing comes from elsewhere.
// Leaflet is there before this module runs; the element says where the file lies and what the controls are called.

const FAR = 6.9; // zoom below which neighbouring cities' names would lie over each other
const STILL = { animate: false };
const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;

// South-west and north-east of the three states, with a margin.
export const REGION = L.latLngBounds([50.1, 9.8], [53.1, 15.1]);

// A marker's picture with a name for who cannot see it.
export const NamedIcon = L.DivIcon.extend({
  createIcon(old) {
    const element = L.DivIcon.prototype.createIcon.call(this, old);
    element.setAttribute("aria-label", this.options.label);
    return element;
  },
});

export function regionMap(element) {
  const map = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.25,
    zoomDelta: 1,
    minZoom: 5, // a whole number, or clusters lose what stands alone at every scale
    maxZoom: 15,
    maxBounds: REGION.pad(0.5),
    maxBoundsViscosity: 1,
    zoomAnimation: !isCalm,
    fadeAnimation: !isCalm,
    markerZoomAnimation: !isCalm,
    inertia: !isCalm,
  });
  if (isCalm) map.panBy = (offset, options) => L.Map.prototype.panBy.call(map, offset, { ...options, ...STILL });
  const { zoomIn, zoomOut, credit } = element.dataset;
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  L.control.attribution({ prefix: false }).addAttribution(credit).addTo(map);
  // Below shapes that are clicked and below markers: names are part of the ground.
  map.createPane("names").classList.add("map-names");
  map.on("zoom", () => element.classList.toggle("is-far", map.getZoom() < FAR));
  map.on("moveend resize named", () => leaveOutCutNames(element));
  map.fitBounds(REGION, STILL);
  drawGround(map, element.dataset.ground);
  return map;
}

// When it is drawn the map fires "ground", with its places: { position, side, name }, the last a layer.
async function drawGround(map, address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const places = [];
  L.geoJSON(await answer.json(), {
    interactive: false,
    style: ({ properties }) => ({ className: `map-${properties.kind}`, weight: properties.width ?? 1 }),
    pointToLayer({ properties }, position) {
      const name = L.marker(position, { icon: nameIcon(properties), pane: "names", interactive: false, keyboard: false });
      places.push({ position, side: properties.side, name });
      return name;
    },
  }).addTo(map);
  map.fire("ground", { places }).fire("named");
}

// A name that the edge would cut says nothing.
function leaveOutCutNames(element) {
  const frame = element.getBoundingClientRect();
  const names = [...element.querySelectorAll(".map-place span")].map((name) => [name, name.getBoundingClientRect()]);
  for (const [name, { left, right }] of names) name.classList.toggle("is-cut", left < frame.left || right > frame.right);
}

function nameIcon({ name, side }) {
  const words = document.createElement("span");
  words.textContent = name;
  return L.divIcon({ className: `map-place map-place--${side}`, html: words, iconSize: [0, 0] });
}

// Enter and the space bar do to a marker what a click does.
export function isPress({ originalEvent }) {
  const pressed = originalEvent.key === "Enter" || originalEvent.key === " ";
  if (pressed) originalEvent.preventDefault();
  return pressed;
}
