// What maps say, in the language of the page: sentences come with the page, numbers are written here.

const language = document.documentElement.lang;
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
const euros = new Intl.NumberFormat(language, { style: "currency", currency: "EUR", trailingZeroDisplay: "stripIfInteger" });
const words = JSON.parse(document.querySelector("#map-words").textContent);

// A sentence by its name, with its blanks filled: `say("group", { count: 3 })`. `count` chooses between one and several.
export function say(name, blanks = {}) {
  const sentence = words[name];
  const form = typeof sentence === "string" ? sentence : sentence[plurals.select(blanks.count)];
  return form.replace(/%\((\w+)\)s/g, (_blank, key) => (typeof blanks[key] === "number" ? numbers.format(blanks[key]) : blanks[key]));
}

export const figure = (value, unit) => (value === null ? "" : `${numbers.format(value)}\u00a0${unit}`);

// The values that templates of the page are filled with, from the properties of a feature of /api/v3/properties.geojson.
export function shown({ title, city, area, price, price_on_request, motorway_km, clear_height, status, language: its }) {
  return {
    title,
    city: city?.name,
    area: area && figure(area.value, area.unit),
    price: price ? euros.format(price.amount) : price_on_request && say("on_request"),
    height: figure(clear_height, "m"),
    motorway: clear_height === null && figure(motorway_km, "km"),
    status: status !== "available" && say(status),
    note: its !== language && say("note"),
  };
}

// A copy of the template's element with its blanks filled; parts of which nothing is known are left out.
export function filled(template, values) {
  const element = template.content.firstElementChild.cloneNode(true);
  for (const blank of element.querySelectorAll("[data-fill]")) {
    const value = values[blank.dataset.fill];
    if (value) blank.textContent = value;
    else (blank.closest("[data-part]") ?? blank).remove();
  }
  return element;
}

// The page of a feature on the host that was asked.
export const pathOf = ({ properties }) => new URL(properties.url).pathname;
