using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Themes;

/// <summary>A coordinator adds a theme, or renames one, closes it and opens it again. Its address never changes, and a closed one keeps its threads: they are read and found, and no new one comes.</summary>
[UseCase]
public sealed class SaveTheme(Database database, Places places, TimeProvider clock)
{
    /// <summary>In UTF-16 units: a name stands in the rail.</summary>
    public const int NameMaxLength = 40, DescriptionMaxLength = 200;

    /// <summary>Of a theme that somebody adds.</summary>
    private const string Icon = "message-circle", Kinds = "Discussion Question";

    /// <param name="Id">0: a new one</param>
    public sealed record Command(Member By, long Id, string? Name, string? NameEn, string? Description, string? DescriptionEn, bool Closed = false);

    private sealed record Words(string Name, string NameEn, string Description, string DescriptionEn);

    public async Task<Outcome<Theme>> RunAsync(Command command, CancellationToken ct)
    {
        if (!Can.Administer(command.By)) return Refusal.NotAllowed;
        var (words, refusal) = Check(command);
        if (words is null) return refusal!;
        var saved = await database.WriteAsync<long>(async db =>
        {
            if (await db.FindAsync<long>("select id from themes where id <> @Id and (name = @Name or name_en = @NameEn)", new { command.Id, words.Name, words.NameEn }) != 0) return Refusal.Invalid("Name", "administration.theme_there");
            if (command.Id == 0) return await AddAsync(db, words);
            if (command.Closed && await db.OneAsync<long>("select count(*) from themes where closed_at is null and id <> @Id", new { command.Id }) == 0) return Refusal.Invalid("Closed", "administration.last_theme");
            var changed = await db.RunAsync("""
                update themes set name = @Name, name_en = @NameEn, description = @Description, description_en = @DescriptionEn,
                    closed_at = case when @Closed then coalesce(closed_at, cast(@now as bigint)) end
                where id = @Id and merged_into is null
                """, new { words.Name, words.NameEn, words.Description, words.DescriptionEn, command.Closed, now = clock.GetUtcNow(), command.Id });
            return changed == 0 ? Refusal.NotFound : command.Id;
        }, ct);
        if (saved.Refusal is not null) return saved.Refusal;
        await places.LoadAsync(ct);
        return places.Theme(saved.Value);
    }

    private static Outcome<Words> Check(Command command)
    {
        var words = new Words(Input.CleanLine(command.Name), Input.CleanLine(command.NameEn), Input.CleanLine(command.Description), Input.CleanLine(command.DescriptionEn));
        foreach (var (field, text, max) in new[] { ("Name", words.Name, NameMaxLength), ("NameEn", words.NameEn, NameMaxLength), ("Description", words.Description, DescriptionMaxLength), ("DescriptionEn", words.DescriptionEn, DescriptionMaxLength) })
            if (Input.Fault(text, max) is { } fault) return Refusal.Invalid(field, fault);
        return words;
    }

    /// <summary>At the end of the others; its address is its French name, and a number behind it where another has that.</summary>
    private static async Task<long> AddAsync(Db db, Words words)
    {
        var slug = Slug.Of(words.Name, "theme");
        var taken = (await db.ListAsync<string>("select slug from themes union all select slug from regions")).ToHashSet();
        var free = Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? slug : $"{slug}-{n}").First(s => !taken.Contains(s));
        return await db.OneAsync<long>("""
            insert into themes (slug, name, name_en, description, description_en, icon, kinds, position)
            values (@free, @Name, @NameEn, @Description, @DescriptionEn, @Icon, @Kinds, (select coalesce(max(position), 0) + 1 from themes)) returning id
            """, new { free, words.Name, words.NameEn, words.Description, words.DescriptionEn, Icon, Kinds });
    }
}
