// The cities on the map: each is a link beside its entry in the list, and the two follow each other. Without this script the list has
// everything.

import { regionMap } from "./region-map.js";

const SAME = 5000; // metres within which a name on the ground is that of a city
const map = regionMap(document.querySelector(".city-map .region-map"));
const entries = [...document.querySelectorAll(".cities [data-lat]")];
const pins = entries.map(pinOf);

// Room for the names beside the outermost cities.
const margin = Math.min(90, map.getSize().x / 6);
if (pins.length) map.fitBounds(L.latLngBounds(pins.map((pin) => pin.getLatLng())), { padding: [margin, 40], maxZoom: 11, animate: false });

// The names of the ground give way to those of the list, on the side of the point where there is room.
map.once("ground", ({ places }) => {
  for (const pin of pins) {
    const place = places.find((each) => each.position.distanceTo(pin.getLatLng()) < SAME);
    if (!place) continue;
    pin.getElement().classList.replace("map-place--right", `map-place--${place.side}`);
    place.name.remove();
  }
  map.fire("named");
});

function pinOf(entry) {
  const [own] = entry.getElementsByTagName("a");
  const link = own.cloneNode();
  const name = document.createElement("span");
  name.textContent = own.firstChild.textContent;
  link.append(name);
  link.setAttribute("aria-label", name.textContent);
  const icon = L.divIcon({ className: "map-place map-place--right city-pin", html: link, iconSize: [0, 0] });
  for (const [element, others] of [[entry, link], [link, entry]])
    for (const [type, isOn] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]])
      element.addEventListener(type, () => others.classList.toggle("is-focused", isOn));
  return L.marker([entry.dataset.lat, entry.dataset.lon].map(Number), { icon, keyboard: false }).addTo(map);
}
