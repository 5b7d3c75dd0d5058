using Forum.Core.Data;

namespace Forum.Core.Organisations;

/// <summary>Writes the controlled list of facets into a store that has none; what was changed since stays.</summary>
[UseCase]
public sealed class SeedFacets(Database database)
{
    public Task<Outcome<Done>> RunAsync(CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (await db.FindAsync<long>("select count(*) from facets") > 0) return default(Done);
        foreach (var row in SeedFile.Rows("facets.csv"))
        {
            await db.RunAsync("insert into facets (kind, slug, name, name_en, position) values (@kind, @slug, @name, @name_en, @position)", new
            {
                kind = Enum.Parse<FacetKind>(row["kind"]).ToString(),
                slug = row["slug"],
                name = row["name"],
                name_en = row["name_en"],
                position = SeedFile.Number(row["position"]),
            });
        }
        return default(Done);
    }, ct);
}
