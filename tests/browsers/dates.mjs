// Reads a calendar from standard input with ical.js, as a program for calendars does, and says what it found in it.
import ICAL from 'ical.js';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const parsed = ICAL.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
const calendar = new ICAL.Component(parsed);
const events = calendar.getAllSubcomponents('vevent').map((component) => {
  const event = new ICAL.Event(component, { strictExceptions: true });
  const alarms = component.getAllSubcomponents('valarm').map((alarm) => {
    const at = event.startDate.clone();
    at.isDate = false;
    at.addDuration(alarm.getFirstPropertyValue('trigger'));
    return at.toString();
  });
  return {
    uid: event.uid,
    sequence: event.sequence,
    stamp: component.getFirstPropertyValue('dtstamp').toString(),
    whole_day: event.startDate.isDate,
    start: event.startDate.toString(),
    days: event.duration.toSeconds() / 86400,
    title: event.summary,
    description: event.description,
    alarms,
  };
});
process.stdout.write(JSON.stringify(events));
