// Reads a calendar from standard input with ical.js, as Thunderbird does, and says what it found as JSON:
// how every entry is named and stands, and when each of its dates up to a day (the first argument) begins.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const entries = calendar.getAllSubcomponents("vevent").map((component) => ({
  uid: component.getFirstPropertyValue("uid"),
  instead_of: component.getFirstPropertyValue("recurrence-id")?.toString() ?? null,
  sequence: component.getFirstPropertyValue("sequence"),
  status: component.getFirstPropertyValue("status"),
}));
const end = ICAL.Time.fromDateString(process.argv[2]);
const begin = [];
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  if (event.isRecurrenceException()) continue;
  for (const other of calendar.getAllSubcomponents("vevent")) {
    const exception = new ICAL.Event(other);
    if (exception.isRecurrenceException() && exception.uid === event.uid) event.relateException(exception);
  }
  if (!event.isRecurring()) {
    begin.push(event.startDate.toJSDate().toISOString());
    continue;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.compare(end) <= 0; next = iterator.next()) {
    begin.push(event.getOccurrenceDetails(next).startDate.toJSDate().toISOString());
  }
}
process.stdout.write(JSON.stringify({ entries, begin: begin.sort() }));
