// A place chosen on the map of the region, beside the two fields that hold it. The fields stay the form's own; without this script they
// are all there is.

import { REGION, regionMap } from "./region-map.js";

const PLACES = 6; // decimal places, as the fields have
const CLOSE = 10; // zoom at which a chosen place is shown

class Place extends window.StimulusModule.Controller {
  static targets = ["status"];

  connect() {
    [this.latitude, this.longitude] = this.element.querySelectorAll("input");
    this.map = regionMap(this.element.querySelector(".region-map"));
    this.container = this.map.getContainer();
    const icon = L.divIcon({ className: "place-pin", html: "", iconSize: [30, 30], iconAnchor: [15, 36] });
    this.pin = L.marker(REGION.getCenter(), { icon, draggable: this.isEditable, keyboard: false });
    this.follow = () => this.show({ isNear: false });
    for (const field of [this.latitude, this.longitude]) field.addEventListener("change", this.follow);
    if (this.isEditable) this.listen();
    // Panels that are folded or on another tab have no size until somebody looks at them.
    this.observer = new ResizeObserver(() => this.seen());
    this.observer.observe(this.container);
  }

  disconnect() {
    this.observer.disconnect();
    for (const field of [this.latitude, this.longitude]) field.removeEventListener("change", this.follow);
    this.map.remove();
  }

  get isEditable() {
    return !this.latitude.disabled && !this.latitude.readOnly;
  }

  get position() {
    const [latitude, longitude] = [this.latitude, this.longitude].map((field) => parseFloat(field.value.replace(",", ".")));
    return Number.isFinite(latitude) && Number.isFinite(longitude) ? L.latLng(latitude, longitude) : null;
  }

  listen() {
    this.map.on("click", ({ latlng }) => this.choose(latlng));
    this.pin.on("dragend", () => this.choose(this.pin.getLatLng()));
    this.container.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== this.container) return;
      event.preventDefault(); // it would send the form
      this.map.stop(); // where the cross is now, not where the map is still moving to
      this.choose(this.map.getCenter());
    });
  }

  seen() {
    if (!this.container.offsetWidth) return;
    this.map.invalidateSize({ animate: false });
    if (this.wasSeen) return;
    this.wasSeen = true;
    this.map.fitBounds(REGION, { animate: false });
    this.show({ isNear: true });
  }

  // Where the fields say; an incomplete or impossible place is shown as none.
  show({ isNear }) {
    const { position } = this;
    if (!position || !REGION.pad(0.5).contains(position)) {
      this.pin.remove();
      return;
    }
    this.pin.setLatLng(position).addTo(this.map);
    if (isNear) this.map.setView(position, CLOSE, { animate: false });
    else this.map.panInside(position, { padding: [40, 40] });
  }

  choose({ lat, lng }) {
    const chosen = { latitude: lat.toFixed(PLACES), longitude: lng.toFixed(PLACES) };
    // Both before anybody is told of either: the map would go to the new latitude at the old longitude.
    for (const name of ["latitude", "longitude"]) this[name].value = chosen[name];
    for (const field of [this.latitude, this.longitude]) {
      // Wagtail saves drafts and refreshes its preview by these.
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    this.statusTarget.textContent = `${this.statusTarget.dataset.text} ${chosen.latitude}, ${chosen.longitude}`;
  }
}

window.wagtail.app.register("place", Place);
