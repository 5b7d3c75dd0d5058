using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>Questions whose asker has not said « Ça m’a aidé »: those nobody answered first, then the oldest. A reply is not an answer.</summary>
[UseCase]
public sealed class ListOpenQuestions(Database database, ThreadRows rows)
{
    /// <summary>What an open question is; the partial index threads_open_questions repeats it word for word.</summary>
    internal const string IsOpen = "t.kind = 'Question' and t.answered_at is null and t.closed_at is null and t.removed_at is null";

    private const string HasReply = "(case when t.reply_count = 0 then 0 else 1 end)";

    /// <summary>Where the list goes on, after this row.</summary>
    public sealed record Key(long HasReply, DateTimeOffset AskedAt, long Id)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{HasReply}-{new ThreadKey(AskedAt, Id)}");

        /// <summary>Nothing given is the first page; null where the text is no key of ours.</summary>
        public static Key? Parse(string? text)
        {
            if (string.IsNullOrEmpty(text)) return new(-1, DateTimeOffset.UnixEpoch, 0);
            return text is ['0' or '1', '-', _, ..] && ThreadKey.Parse(text[2..]) is { } key ? new(text[0] - '0', key.At, key.Id) : null;
        }
    }

    public sealed record Page(IReadOnlyList<ThreadRow> Rows, Key? Further);

    public async Task<Page> RunAsync(Member reader, Key after, int size, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var found = await db.ListAsync<Found>($"""
            select t.id, t.reply_count, t.created_at from threads t
            where {IsOpen} and ({HasReply}, t.created_at, t.id) > (@HasReply, @AskedAt, @Id) and {Readers.MayRead}
            order by {HasReply}, t.created_at, t.id
            limit @take
            """, ThreadRow.Args(reader, new { after.HasReply, after.AskedAt, after.Id, take = (long)size + 1 }));
        var shown = found.Take(size).Select(f => f.Id).ToList();
        var further = found.Count > size ? found[size - 1] : null;
        return new([.. (await rows.OfAsync(db, reader, [.. shown])).OrderBy(r => shown.IndexOf(r.Id))], further is null ? null : new(further.ReplyCount == 0 ? 0 : 1, further.CreatedAt, further.Id));
    }

    private sealed record Found(long Id, long ReplyCount, DateTimeOffset CreatedAt);
}
