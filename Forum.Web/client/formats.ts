// Dates and hours as Forum.Core/Text/Formats writes them, in the reader's own zone: the browser's local time. ReaderFormatsTests compares the two, word for word.
const nb = '\u00A0';

interface Words {
  days: string[];
  months: string[];
  now: string;
  yesterday: string;
  minutes(n: number): string;
  hours(n: number): string;
  time(hour: number, minute: number): string;
  dayMonth(day: number, month: string, year: number | null): string;
  long(weekday: string, date: string, time: string): string;
}

const fr: Words = {
  days: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  months: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  now: 'à l’instant',
  yesterday: 'hier',
  minutes: (n) => `il y a ${n}${nb}min`,
  hours: (n) => `il y a ${n}${nb}h`,
  time: (hour, minute) => (minute === 0 ? `${hour}${nb}h` : `${hour}${nb}h${nb}${minute}`),
  dayMonth: (day, month, year) => `${day === 1 ? '1er' : day} ${month}${year === null ? '' : ` ${year}`}`,
  long: (weekday, date, time) => `le ${weekday} ${date}, à ${time}`,
};

const en: Words = {
  days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  now: 'just now',
  yesterday: 'yesterday',
  minutes: (n) => `${n}${nb}min ago`,
  hours: (n) => `${n}${nb}h ago`,
  time: (hour, minute) => `${hour % 12 || 12}:${String(minute).padStart(2, '0')}${nb}${hour < 12 ? 'a.m.' : 'p.m.'}`,
  dayMonth: (day, month, year) => `${month} ${day}${year === null ? '' : `, ${year}`}`,
  long: (weekday, date, time) => `${weekday}, ${date}, ${time}`,
};

const minute = 60_000;
const hour = 60 * minute;

export class Formats {
  private readonly words: Words;

  constructor(language: string) {
    this.words = language.startsWith('en') ? en : fr;
  }

  longDateTime(when: Date): string {
    return this.words.long(this.weekday(when), this.date(when, true), this.time(when));
  }

  // « à l’instant », « il y a 8 min », « il y a 3 h », « hier », the weekday within six days, then the short date.
  ago(then: Date, now: Date): string {
    const close = this.close(then, now);
    if (close !== null) return close;
    const days = daysBetween(then, now);
    return days === 1 ? this.words.yesterday : days <= 6 ? this.weekday(then) : this.shortDate(then, now);
  }

  // The same, with the hour from yesterday on: « hier, 16 h 12 », « 21 novembre, 16 h 12 ».
  moment(then: Date, now: Date): string {
    return this.close(then, now) ?? `${this.ago(then, now)}, ${this.time(then)}`;
  }

  private close(then: Date, now: Date): string | null {
    const age = now.getTime() - then.getTime();
    if (age < minute) return this.words.now;
    if (age < hour) return this.words.minutes(Math.floor(age / minute));
    return daysBetween(then, now) <= 0 || age < 6 * hour ? this.words.hours(Math.floor(age / hour)) : null;
  }

  private time(when: Date): string {
    return this.words.time(when.getHours(), when.getMinutes());
  }

  private shortDate(when: Date, now: Date): string {
    return this.date(when, when.getFullYear() !== now.getFullYear());
  }

  private weekday(when: Date): string {
    return this.words.days[when.getDay()]!;
  }

  private date(when: Date, withYear: boolean): string {
    return this.words.dayMonth(when.getDate(), this.words.months[when.getMonth()]!, withYear ? when.getFullYear() : null);
  }
}

// Midnights between two moments; a day of 23 or 25 hours is a day.
function daysBetween(then: Date, now: Date): number {
  const day = (d: Date) => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate());
  return (day(now) - day(then)) / (24 * hour);
}
