-- whether the author of a bon coup agrees that it is made into a card, and that the card stands in the yearly booklet, which is printed and goes from hand to hand
create table coup_consents (
    post_id          $long$ not null primary key references posts (id) on delete cascade,
    -- null: she retained it herself
    asked_by         $long$ references members (id),
    asked_at         $long$ not null,
    card_at          $long$,
    declined_at      $long$,
    booklet_at       $long$,
    booklet_asked_at $long$
) $strict$;
create index coup_consents_by_asker on coup_consents (asked_by);
insert into coup_consents (post_id, asked_by, asked_at, card_at)
select b.post_id, case when b.marked_by = p.author_id then null else b.marked_by end, b.marked_at, case when b.marked_by = p.author_id then b.marked_at else null end
from bons_coups b join posts p on p.id = b.post_id;

-- letters about a bon coup, each written once: Status with the new status, or News with the time from which nobody has looked at it
create table coup_letters (
    id         $identity$,
    kind       text not null,
    post_id    $long$ not null references posts (id) on delete cascade,
    about      text not null,
    member_id  $long$ not null references members (id),
    written_at $long$ not null,
    unique (kind, post_id, about, member_id)
) $strict$;
create index coup_letters_by_member on coup_letters (member_id);

-- since when she wants no letters about bons coups and tools, and none about days of the agenda
alter table members add column coup_mail_off_at $long$;
alter table members add column agenda_mail_off_at $long$;
