// Reads a calendar from its standard input as a program with another parser does (npm ical.js), and says as JSON what it understood. Its argument: the package.json beside whose node_modules that parser is.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

const ICAL = createRequire(process.argv[2])('ical.js');
const calendar = new ICAL.Component(ICAL.parse(await text(process.stdin)));
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);

// a day without an hour is of no zone; an hour without a known zone would be the machine's own
const moment = (time) => time === null ? null : time.isDate ? { day: time.toString() } : { zone: time.zone.tzid, known: time.zone !== ICAL.Timezone.localTimezone, local: time.toString(), utc: time.toJSDate().toISOString() };
const events = calendar.getAllSubcomponents('vevent').map((component) => {
  const event = new ICAL.Event(component);
  const end = component.getFirstPropertyValue('dtend');
  return {
    uid: event.uid, sequence: event.sequence, status: component.getFirstPropertyValue('status'), summary: event.summary, place: event.location ?? '',
    stamp: component.getFirstPropertyValue('dtstamp').toJSDate().toISOString(), start: moment(event.startDate), end: moment(end),
    alarms: component.getAllSubcomponents('valarm').map((alarm) => `${alarm.getFirstPropertyValue('action')} ${alarm.getFirstPropertyValue('trigger')}`),
  };
});
// written again by this parser, to be read by ours
process.stdout.write(JSON.stringify({ method: calendar.getFirstPropertyValue('method'), name: calendar.getFirstPropertyValue('x-wr-calname'), zones: calendar.getAllSubcomponents('vtimezone').map((z) => z.getFirstPropertyValue('tzid')), events, again: calendar.toString() }));
