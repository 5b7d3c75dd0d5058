import { Formats } from './formats';

// The server writes moments in the place's zone; here each is said again in the reader's, and kept true while the page stays open.
// data-time: « ago » a list's short form, « exact » the long date and hour, « fixed » what the server wrote; without it the form of a post.
export function sayTimes(root: ParentNode = document): void {
  const formats = new Formats(document.documentElement.lang);
  const now = new Date();
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[datetime]')) {
    const then = new Date(time.dateTime);
    if (Number.isNaN(then.getTime()) || !time.dateTime.includes('T')) continue;
    const exact = formats.longDateTime(then);
    const form = time.dataset['time'];
    // a deadline is said in the zone it was set in
    if (form === 'fixed') {
      time.title = exact;
      continue;
    }
    const said = form === 'ago' ? formats.ago(then, now) : form === 'exact' ? exact : formats.moment(then, now);
    if (time.textContent !== said) time.textContent = said;
    if (time.title !== exact) time.title = exact;
  }
}

addEventListener('turbo:load', () => sayTimes());
document.addEventListener('visibilitychange', () => { if (!document.hidden) sayTimes(); });
setInterval(() => { if (!document.hidden) sayTimes(); }, 60_000);
