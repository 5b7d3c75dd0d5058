// Reads a calendar with npm's ical.js, written anew by it and read again, and tells what it understood: each event with its moments in UTC, by the file's own VTIMEZONEs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const ical = createRequire(process.argv[2])('ical.js');
const first = new ical.Component(ical.parse(readFileSync(0, 'utf8')));
const calendar = new ical.Component(ical.parse(first.toString()));

const moment = (time) => time && { zone: time.isDate ? 'date' : time.zone.tzid, local: time.toString(), utc: time.isDate ? null : new Date(time.toUnixTime() * 1000).toISOString() };
const events = calendar.getAllSubcomponents('vevent').map((one) => {
  const event = new ical.Event(one);
  return {
    uid: event.uid, summary: event.summary, sequence: event.sequence, status: one.getFirstPropertyValue('status'), location: event.location ?? '',
    start: moment(event.startDate), end: one.hasProperty('dtend') ? moment(event.endDate) : null,
    alarms: one.getAllSubcomponents('valarm').map((alarm) => alarm.getFirstPropertyValue('trigger').toString()),
  };
});
console.log(JSON.stringify({ method: calendar.getFirstPropertyValue('method'), zones: calendar.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid')), events }));
