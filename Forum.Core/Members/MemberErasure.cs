using Forum.Core.Data;
using Forum.Core.Posts;

namespace Forum.Core.Members;

/// <summary>A member's own rows, when she is forgotten: her row stays with a name that says nothing, as what others wrote stands behind it.</summary>
internal static class MemberErasure
{
    /// <summary>What is hers alone, by the column that says so.</summary>
    private static readonly string[] Tables = ["member_scopes", "member_regions", "member_themes", "member_profiles", "member_expertises", "member_people", "member_organisations", "consents", "sanctions", "sessions", "one_time_links", "email_changes", "recovery_codes", "sign_in_steps", "passkeys", "passkey_requests", "blocks", "member_pictures", "letter_stops", "theme_people"];

    /// <summary>False where she is gone already.</summary>
    public static async Task<bool> EraseAsync(Db db, long id, string former, DateTimeOffset now)
    {
        // her posts show her name: they get their new versions while it is known which are hers and not masked
        await AuthorPosts.TouchAsync(db, id);
        foreach (var table in Tables) await db.RunAsync($"delete from {table} where member_id = @id", new { id });
        await db.RunAsync("delete from member_people where followed_id = @id", new { id });
        await db.RunAsync("delete from blocks where blocked_id = @id", new { id });
        return await db.RunAsync("""
            update members set email = '', email_key = 'efface:' || cast(id as text), password_hash = null, totp_key = null, name = @former, name_key = @nameKey, title = '', picture = '', organisation_id = null, private_mail_off_at = null, question_mail_off_at = null, coup_mail_off_at = null, agenda_mail_off_at = null,
                role = 'Member', failed_sign_ins = 0, locked_until = null, failed_codes = 0, codes_locked_until = null, suspended_at = null, own_version = own_version + 1, removed_at = @now
            where id = @id and removed_at is null
            """, new { id, former, nameKey = NameKey.Of(former), now }) == 1;
    }
}
