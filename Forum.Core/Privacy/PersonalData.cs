namespace Forum.Core.Privacy;

/// <summary>Where the store holds something of a member: the one list that her copy is made from, and that the tests hold against the schema.</summary>
public static class PersonalData
{
    /// <param name="Of">SQL: rows of hers; <c>@id</c> is her id and <c>@key</c> her address as it is compared</param>
    /// <param name="Without">columns that open something, and that nobody is given; or a picture, which is a file of its own in her copy</param>
    public sealed record Table(string Name, string Of, params string[] Without);

    public static IReadOnlyList<Table> Tables { get; } =
    [
        new("members", "id = @id", "password_hash", "totp_key"),
        new("member_profiles", "member_id = @id"), new("member_pictures", "member_id = @id", "large", "small"), new("member_expertises", "member_id = @id"),
        new("member_scopes", "member_id = @id"), new("member_regions", "member_id = @id"), new("member_themes", "member_id = @id"),
        new("member_people", "member_id = @id"), new("member_organisations", "member_id = @id"),
        new("theme_people", "member_id = @id"), new("blocks", "member_id = @id"), new("letter_stops", "member_id = @id", "secret"), new("consents", "member_id = @id"), new("sessions", "member_id = @id", "id"), new("one_time_links", "member_id = @id", "secret", "browser"), new("email_changes", "member_id = @id", "old_secret", "new_secret"), new("recovery_codes", "member_id = @id", "hash"), new("sign_in_steps", "member_id = @id", "id"), new("passkeys", "member_id = @id"), new("passkey_requests", "member_id = @id", "id", "browser", "state"),
        new("join_requests", "email_key = @key", "secret"), new("invitations", "email_key = @key or accepted_by = @id or invited_by = @id", "secret"), new("join_vouches", "member_id = @id"),
        new("threads", "author_id = @id"), new("posts", "author_id = @id"), new("post_edits", "replaced_by = @id and post_id in (select p.id from posts p where p.author_id = @id)"),
        new("sheets", "changed_by = @id or outdated_by = @id or post_id in (select p.id from posts p where p.author_id = @id)"), new("sheet_dates", "post_id in (select p.id from posts p where p.author_id = @id)"),
        new("tool_origins", "said_by = @id"), new("tool_versions", "given_by = @id"),
        new("post_mentions", "member_id = @id"), new("drafts", "member_id = @id"), new("files", "member_id = @id"),
        new("reactions", "member_id = @id"), new("accepted_answers", "accepted_by = @id"), new("bons_coups", "marked_by = @id"), new("pins", "pinned_by = @id"),
        new("reads", "member_id = @id"), new("thread_readers", "member_id = @id"), new("private_letters", "member_id = @id"), new("question_invitations", "member_id = @id", "secret"), new("value_stories", "member_id = @id"), new("thread_moves", "moved_by = @id"), new("thread_filings", "filed_by = @id"),
        new("reports", "member_id = @id"), new("sanctions", "member_id = @id"), new("welcomes", "member_id = @id or welcomed_by = @id"),
        new("attendances", "member_id = @id"), new("funding_applications", "member_id = @id"), new("reminders", "member_id = @id"), new("agenda_letters", "member_id = @id"), new("feed_keys", "member_id = @id", "secret"),
        new("tries", "member_id = @id"), new("coup_consents", "asked_by = @id or post_id in (select p.id from posts p where p.author_id = @id)"), new("coup_letters", "member_id = @id"),
        new("post_updates", "marked_by = @id"), new("polls", "made_by = @id"), new("poll_votes", "member_id = @id"), new("briefs", "member_id = @id"), new("brief_quotes", "brief_id in (select b.id from briefs b where b.member_id = @id)"),
        new("exchanges", "opened_by = @id or closed_by = @id or summarised_by = @id or client_id = @id"), new("exchange_hosts", "member_id = @id"), new("exchange_visits", "member_id = @id"), new("exchange_hands", "member_id = @id"),
        new("exchange_questions", "member_id = @id"), new("exchange_question_votes", "member_id = @id"), new("exchange_lines", "kept_by = @id or question_id in (select q.id from exchange_questions q where q.member_id = @id)"),
        new("exchange_mutes", "member_id = @id or muted_by = @id"), new("exchange_letters", "member_id = @id"), new("exchange_guests", "member_id = @id"),
        new("outbox", "member_id = @id"), new("audit_log", "member_id = @id", "hash"), new("event_links", "made_by = @id"), new("erasures", "member_id = @id or asked_by = @id"), new("incidents", "written_by = @id"),
    ];
}
