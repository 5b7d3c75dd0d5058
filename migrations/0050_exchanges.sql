-- a live exchange: what the thread of kind Live is while it is announced, held and summarised. Its messages are posts
create table exchanges (
    thread_id     $long$ not null primary key references threads (id) on delete cascade,
    -- Talk, or Codev: six steps around one person's question
    mode          text not null default 'Talk',
    -- the short address on its poster; guests without an account come in by it where they may
    code          text not null unique,
    guests        $boolean$ not null default false,
    -- moves with every change that its readers see beside the messages
    version       $long$ not null default 1,
    opened_at     $long$,
    opened_by     $long$ references members (id),
    closed_at     $long$,
    closed_by     $long$ references members (id),
    summarised_at $long$,
    summarised_by $long$ references members (id),
    -- where the plan stands, and until when; null before it is opened
    segment       $long$,
    segment_ends_at $long$,
    -- in a Codev: whose question it is
    client_id     $long$ references members (id)
) $strict$;
create index exchanges_by_code on exchanges (code);
create index exchanges_to_summarise on exchanges (closed_at, thread_id);

-- those that were announced before: each gets its row; nobody knows the codes
insert into exchanges (thread_id, code) select id, 'fil-' || cast(id as text) from threads where kind = 'Live';

-- the plan: what is spoken of, and for how many minutes
create table exchange_segments (
    thread_id $long$ not null references exchanges (thread_id) on delete cascade,
    position  $long$ not null,
    title     text not null,
    minutes   $long$ not null,
    primary key (thread_id, position)
) $strict$;

-- each time the plan moved on: the messages after that number belong to that segment
create table exchange_passages (
    id           $identity$,
    thread_id    $long$ not null references exchanges (thread_id) on delete cascade,
    segment      $long$ not null,
    after_number $long$ not null,
    at           $long$ not null
) $strict$;
create index exchange_passages_by_thread on exchange_passages (thread_id, id);

-- who leads it beside those who facilitate its place
create table exchange_hosts (
    thread_id $long$ not null references exchanges (thread_id) on delete cascade,
    member_id $long$ not null references members (id),
    primary key (thread_id, member_id)
) $strict$;
create index exchange_hosts_by_member on exchange_hosts (member_id);

-- who came while it was held
create table exchange_visits (
    thread_id $long$ not null references exchanges (thread_id) on delete cascade,
    member_id $long$ not null references members (id),
    came_at   $long$ not null,
    primary key (thread_id, member_id)
) $strict$;
create index exchange_visits_by_member on exchange_visits (member_id);

-- raised hands, and whose turn it is
create table exchange_hands (
    thread_id $long$ not null references exchanges (thread_id) on delete cascade,
    member_id $long$ not null references members (id),
    raised_at $long$ not null,
    called_at $long$,
    primary key (thread_id, member_id)
) $strict$;
create index exchange_hands_by_member on exchange_hands (member_id);

-- questions, sent ahead or meanwhile; may_open: their author agrees that one which stays open becomes a thread of hers
create table exchange_questions (
    id          $identity$,
    thread_id   $long$ not null references exchanges (thread_id) on delete cascade,
    member_id   $long$ not null references members (id),
    body        text not null,
    may_open    $boolean$ not null,
    asked_at    $long$ not null,
    answered_at $long$,
    submission_id text not null,
    unique (member_id, submission_id)
) $strict$;
create index exchange_questions_by_thread on exchange_questions (thread_id, id);

create table exchange_question_votes (
    question_id $long$ not null references exchange_questions (id) on delete cascade,
    member_id   $long$ not null references members (id),
    primary key (question_id, member_id)
) $strict$;
create index exchange_question_votes_by_member on exchange_question_votes (member_id);

-- what is retained for the summary: a message (number), a question, or the team's own line
create table exchange_lines (
    id          $identity$,
    thread_id   $long$ not null references exchanges (thread_id) on delete cascade,
    section     text not null,
    number      $long$,
    question_id $long$ references exchange_questions (id) on delete set null,
    body        text not null,
    who         text not null default '',
    due         text not null default '',
    kept_by     $long$ not null references members (id),
    kept_at     $long$ not null,
    -- an open question: its author was asked to make it a thread, and the thread it became
    asked_at    $long$,
    opened_id   $long$ references threads (id) on delete set null
) $strict$;
create index exchange_lines_by_thread on exchange_lines (thread_id, id);
create index exchange_lines_by_keeper on exchange_lines (kept_by);

-- who may not write for now
create table exchange_mutes (
    thread_id $long$ not null references exchanges (thread_id) on delete cascade,
    member_id $long$ not null references members (id),
    muted_by  $long$ not null references members (id),
    muted_at  $long$ not null,
    primary key (thread_id, member_id)
) $strict$;
create index exchange_mutes_by_member on exchange_mutes (member_id);
create index exchange_mutes_by_muter on exchange_mutes (muted_by);

-- letters about an exchange, each once: Reminder (days before its start, 0: the same day), Summary
create table exchange_letters (
    id         $identity$,
    kind       text not null,
    thread_id  $long$ not null references exchanges (thread_id) on delete cascade,
    starts_at  $long$ not null,
    days       $long$ not null,
    member_id  $long$ not null references members (id),
    written_at $long$ not null,
    unique (kind, thread_id, starts_at, days, member_id)
) $strict$;
create index exchange_letters_by_member on exchange_letters (member_id);
