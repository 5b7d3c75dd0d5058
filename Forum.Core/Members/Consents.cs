using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>What a member's data may be used for beside the forum itself, each apart and taken back with one click (Loi 25, a. 8 and 14).</summary>
public enum ConsentPurpose
{
    /// <summary>« L’infolettre » by e-mail.</summary>
    Newsletter,

    /// <summary>Her name and group in the members’ directory.</summary>
    Directory,

    /// <summary>To be asked, by e-mail, for her help with a question that nobody answers: at most once in fourteen days (Questions/RouteQuestions).</summary>
    Help,
}

/// <summary>Consents, with the version of the text that was shown and their dates; one that was withdrawn stays known.</summary>
internal static class Consents
{
    /// <summary>Of the words beside the boxes: another one when they change in meaning.</summary>
    public const string TextVersion = "2026-11";

    public static Task GiveAsync(Db db, long memberId, ConsentPurpose purpose, DateTimeOffset now) => db.RunAsync("""
        insert into consents (member_id, purpose, text_version, given_at) values (@memberId, @purpose, @TextVersion, @now)
        on conflict (member_id, purpose) where withdrawn_at is null do nothing
        """, new { memberId, purpose = purpose.ToString(), TextVersion, now });

    public static Task WithdrawAsync(Db db, long memberId, ConsentPurpose purpose, DateTimeOffset now) =>
        db.RunAsync("update consents set withdrawn_at = @now where member_id = @memberId and purpose = @purpose and withdrawn_at is null", new { memberId, purpose = purpose.ToString(), now });
}
