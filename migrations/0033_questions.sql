-- Questions that are passed on until somebody answers (Core/Questions). One row for each question that something was done for beside its own posts.
create table question_steps (
    thread_id       $long$ not null primary key references threads (id) on delete cascade,
    -- peers were last looked for; null: look again at once
    looked_at       $long$,
    -- the facilitators were told that nobody answers
    facilitators_at $long$,
    -- the asker was asked which reply helped, or what is missing
    reminded_at     $long$,
    -- « Qu’est-ce que ça a donné? » was asked, and answered by this post
    news_asked_at   $long$,
    news_at         $long$,
    news_post_id    $long$ references posts (id) on delete set null
) $strict$;
create index question_steps_news on question_steps (news_at desc, thread_id desc) where news_at is not null;

create table question_invitations (
    id           $identity$,
    thread_id    $long$ not null references threads (id) on delete cascade,
    member_id    $long$ not null references members (id) on delete cascade,
    -- why she: Core/Questions/HelpReason, and her own word for it
    reason       text not null,
    detail       text not null default '',
    named_by     $long$ references members (id),
    -- SHA-256 of what her letter holds
    secret       text unique,
    asked_at     $long$ not null,
    -- empty while it is open
    outcome      text not null default '',
    outcome_at   $long$,
    -- « Je connais quelqu’un »: in her words, and the member they name, where there is exactly one
    suggestion   text not null default '',
    suggested_id $long$ references members (id),
    unique (thread_id, member_id)
) $strict$;
create index question_invitations_by_member on question_invitations (member_id, asked_at);
create index question_invitations_by_time on question_invitations (asked_at);

-- « Des nouvelles » that their author lets the place use when it gives account of what it does; a consent like any other, with its text and its end
create table value_stories (
    post_id      $long$ not null primary key references posts (id) on delete cascade,
    member_id    $long$ not null references members (id) on delete cascade,
    text_version text not null,
    given_at     $long$ not null,
    withdrawn_at $long$
) $strict$;
create index value_stories_by_time on value_stories (given_at desc, post_id desc) where withdrawn_at is null;
create index value_stories_by_member on value_stories (member_id);

create index threads_answered_questions on threads (answered_at desc, id desc) where kind = 'Question' and answered_at is not null and removed_at is null;

-- what a letter's stop ends: Core/Members/LetterStops
alter table letter_stops add column kind text not null default 'Private';
alter table members add column question_mail_off_at $long$;
