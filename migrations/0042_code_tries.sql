-- tries of codes of the second step, apart from those of passwords: a stranger who guesses at a password keeps nobody from her link or her code
alter table members add column failed_codes $long$ not null default 0;
alter table members add column codes_locked_until $long$;
