using Forum.Core.Data;

namespace Forum.Core.Themes;

/// <summary>Writes the nine themes into an empty store; what coordinators changed since stays.</summary>
[UseCase]
public sealed class SeedThemes(Database database)
{
    public Task<Outcome<Done>> RunAsync(CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (await db.FindAsync<long>("select count(*) from themes") > 0) return default(Done);
        foreach (var row in SeedFile.Rows("themes.csv"))
        {
            await db.RunAsync("""
                insert into themes (slug, name, name_en, description, description_en, icon, kinds, position)
                values (@slug, @name, @name_en, @description, @description_en, @icon, @kinds, @position)
                """, new
            {
                slug = row["slug"],
                name = row["name"],
                name_en = row["name_en"],
                description = row["description"],
                description_en = row["description_en"],
                icon = row["icon"],
                kinds = row["kinds"],
                position = SeedFile.Number(row["position"]),
            });
        }
        return default(Done);
    }, ct);
}
