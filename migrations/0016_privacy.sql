-- members who asked to be forgotten: a number for the receipt, and no name. The member's own row stays, without anything of hers, as others' replies stand behind her messages.
create table erasures (
    id        $identity$,
    receipt   text not null unique,
    member_id $long$ not null references members (id),
    region_id $long$ not null references regions (id),
    texts     $boolean$ not null,
    asked_by  $long$ not null references members (id),
    done_at   $long$ not null
) $strict$;

-- messages of others in which they wrote her name themselves: a facilitator looks at each
create table erasure_traces (
    erasure_id $long$ not null references erasures (id) on delete cascade,
    post_id    $long$ not null references posts (id) on delete cascade,
    settled_at $long$,
    settled_by $long$ references members (id),
    primary key (erasure_id, post_id)
) $strict$;
create index erasure_traces_by_post on erasure_traces (post_id) where settled_at is null;

-- confidentiality incidents (LPRPSP, a. 3.5 to 3.8; the fields are those of the Commission d'accès à l'information's register), kept for five years
create table incidents (
    id            $identity$,
    data          text not null,
    circumstances text not null,
    happened_on   text not null,
    known_on      text not null,
    people        $long$ not null,
    risk          text not null,
    serious       $boolean$ not null,
    notices       text not null,
    measures      text not null,
    written_by    $long$ not null references members (id),
    written_at    $long$ not null,
    changed_at    $long$ not null
) $strict$;
create index incidents_by_time on incidents (written_at desc, id desc);
