using Forum.Core.Data;

namespace Forum.Core.Organisations;

/// <summary>The controlled list, kind by kind, in its own order.</summary>
[UseCase]
public sealed class ListFacets(Database database)
{
    public async Task<IReadOnlyList<Facet>> RunAsync(CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await AllAsync(db);
    }

    internal static Task<List<Facet>> AllAsync(Db db) => db.ListAsync<Facet>($"select {Facet.Columns} from facets f order by f.position, f.id");
}
