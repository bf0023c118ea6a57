// A rule as it is being edited: the parts that matter, what they mean in a sentence, and the next dates. Without this script all parts are
// there, each with its label.

const PAUSE = 300; // ms without typing before the dates are asked for
const BESIDE = ["first_date", "start_time"]; // fields of the same row that the dates depend on
const CHANGES = "changes"; // the rows about single dates of the same series
const SAID = ["date", "time", "what", "new_date", "new_start"];

class Rule extends window.StimulusModule.Controller {
  static targets = ["part", "unit", "hint", "next"];
  static values = { name: String, url: String };

  connect() {
    // Of `schedules-0-rule`, the part that all fields of the row begin with.
    this.row = this.nameValue.slice(0, this.nameValue.lastIndexOf("-") + 1);
    this.form = this.element.closest("form");
    this.changed = (event) => this.follow(event.target);
    for (const kind of ["input", "change"]) this.form.addEventListener(kind, this.changed);
    for (const hint of this.hintTargets) hint.hidden = true;
    this.first = this.firstDate;
    this.show();
    if (!this.element.querySelector(".error-message")) this.ask(); // else the form has said it already
  }

  disconnect() {
    clearTimeout(this.waiting);
    this.asked?.abort();
    for (const kind of ["input", "change"]) this.form.removeEventListener(kind, this.changed);
  }

  input(part) {
    return this.element.querySelector(`[name="${CSS.escape(`${this.nameValue}_${part}`)}"]`);
  }

  inputs(part) {
    return [...this.element.querySelectorAll(`[name="${CSS.escape(`${this.nameValue}_${part}`)}"]`)];
  }

  beside(name) {
    return this.form.querySelector(`[name="${CSS.escape(this.row + name)}"]`);
  }

  get frequency() {
    return this.input("frequency").value;
  }

  get firstDate() {
    return dayOf(this.beside("first_date")?.value ?? "");
  }

  follow(field) {
    const isOurs = this.element.contains(field);
    if (field.name?.startsWith(`${CHANGES}-`)) return this.askSoon();
    if (!isOurs && !BESIDE.some((name) => field === this.beside(name))) return;
    if (isOurs) this.choose(field);
    if (field === this.input("frequency") || !isOurs) this.suggest();
    this.show();
    this.askSoon();
  }

  askSoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), PAUSE);
  }

  // Who types a number or a day means the choice beside it.
  choose(field) {
    if (field.type === "radio") return;
    const radio = field.closest(".rule__line")?.querySelector("input[type=radio]");
    if (radio && field.value) radio.checked = true;
  }

  // The first date says which weekday or day is meant, as long as nobody has chosen another.
  suggest() {
    const { first, firstDate } = this;
    if (!firstDate) return;
    const [before, now] = [first, firstDate].map((date) => (date ? ofRule(date) : null));
    const ticked = this.inputs("weekdays").filter((box) => box.checked);
    if (this.frequency === "weekly" && (!ticked.length || (before && ticked.length === 1 && ticked[0].value === before.weekday))) {
      for (const box of this.inputs("weekdays")) box.checked = box.value === now.weekday;
    }
    if (this.frequency === "monthly") {
      const isAs = (part) => !this.input(part).value || (before && this.input(part).value === before[part]);
      const isUntouched = isAs("ordinal") && isAs("weekday");
      if (isAs("month_day")) this.input("month_day").value = now.month_day;
      if (isUntouched) for (const part of ["ordinal", "weekday"]) this.input(part).value = now[part];
    }
    this.first = firstDate;
  }

  show() {
    const { frequency } = this;
    for (const part of this.partTargets) part.hidden = !part.dataset.ruleFor.split(" ").includes(frequency);
    if (frequency) {
      const [one, many] = this.unitTarget.dataset[frequency].split("|");
      this.unitTarget.textContent = this.input("interval").value === "1" ? one : many;
    }
    this.nextTarget.hidden = !frequency;
  }

  async ask() {
    this.asked?.abort();
    if (!this.frequency) return;
    this.asked = new AbortController();
    const { signal } = this.asked;
    try {
      const answer = await fetch(this.urlValue, { method: "POST", body: this.question, signal }); // too long for an address
      const html = answer.ok && !answer.redirected ? await answer.text() : "";
      if (!signal.aborted) this.nextTarget.innerHTML = html; // our own template, escaped there
    } catch {
      if (!signal.aborted) this.nextTarget.replaceChildren(); // not reached: the form works without
    }
  }

  // The fields of the row under the names that they have without it.
  get question() {
    const asked = new URLSearchParams({ csrfmiddlewaretoken: this.form.elements.csrfmiddlewaretoken.value });
    for (const name of BESIDE) asked.append(name, this.beside(name)?.value ?? "");
    for (const field of this.element.querySelectorAll("input, select")) {
      const isOff = (field.type === "checkbox" || field.type === "radio") && !field.checked;
      if (!isOff) asked.append(`rule${field.name.slice(this.nameValue.length)}`, field.value);
    }
    // Extra dates belong to no rule; the first one shows them.
    const isFirst = this.form.querySelector("[data-controller=rule]") === this.element;
    for (const row of this.changeRows) {
      if (!isFirst && row.field("what").value === "extra") continue;
      for (const name of SAID) asked.append(`said_${name}`, row.field(name)?.value ?? "");
      const city = row.field("city");
      const place = [row.field("venue_name")?.value, city?.value ? city.selectedOptions[0].text : ""];
      asked.append("said_place", place.filter(Boolean).join(", "));
    }
    return asked;
  }

  // The rows about single dates that are not taken away.
  get changeRows() {
    const rows = [];
    const total = Number(this.form.elements[`${CHANGES}-TOTAL_FORMS`]?.value ?? 0);
    for (let number = 0; number < total; number += 1) {
      const field = (name) => this.form.elements[`${CHANGES}-${number}-${name}`];
      if (field("date") && field("DELETE")?.value !== "1") rows.push({ number, field });
    }
    return rows;
  }

  // A button beside a date: the row about it is filled as far as is known, and somebody goes on there.
  say({ params: { day, what } }) {
    const about = dayOf(String(day));
    const isAbout = (row) => about && dayOf(row.field("date").value)?.getTime() === about.getTime() && row.field("what").value !== "left-out";
    let row = this.changeRows.find(isAbout);
    if (!row) {
      document.getElementById(`id_${CHANGES}-ADD`).click();
      row = this.changeRows.at(-1);
      fill(row.field("date"), day);
      fill(row.field("what"), what);
    }
    const next = { cancelled: "reason", extra: "date" }[row.field("what").value] ?? "what";
    row.field(next).scrollIntoView({ block: "center" });
    row.field(next).focus();
  }
}

// As if somebody had typed it, for whoever listens.
function fill(field, value) {
  field.value = value;
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
}

// 17.12.2026 or 2026-12-17, at noon so that no change of the clock matters.
function dayOf(text) {
  const german = text.trim().match(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/);
  const found = german ? [german[3], german[2], german[1]] : text.trim().match(/^(\d{4})-(\d{2})-(\d{2})$/)?.slice(1);
  return found ? new Date(found[0], found[1] - 1, found[2], 12) : null;
}

// What a date is in a month and a week; a fifth weekday is the last.
function ofRule(date) {
  const nth = Math.ceil(date.getDate() / 7);
  return { weekday: String((date.getDay() + 6) % 7), month_day: String(date.getDate()), ordinal: String(nth > 4 ? -1 : nth) };
}

// The row about one date: only what goes with what is said of it, and whatever is filled.
class SingleDate extends window.StimulusModule.Controller {
  connect() {
    this.row = this.element.closest("[data-inline-panel-child], form");
    this.show = this.show.bind(this);
    this.row.addEventListener("change", this.show);
    this.show();
  }

  disconnect() {
    this.row.removeEventListener("change", this.show);
  }

  show() {
    const what = this.row.querySelector("select[name$=what], [name$=what]:checked")?.value ?? "extra";
    for (const part of this.row.querySelectorAll("[data-about]")) {
      const isFilled = [...part.querySelectorAll("input, select, textarea")].some((field) => field.value);
      part.hidden = !isFilled && !part.dataset.about.split(" ").includes(what);
    }
  }
}

window.wagtail.app.register("rule", Rule);
window.wagtail.app.register("single-date", SingleDate);
