using Forum.Core.Data;

namespace Forum.Core.Regions;

/// <summary>Writes the 17 regions, « Tout le Québec » and who borders whom, where they are not there yet; what coordinators changed since stays.</summary>
[UseCase]
public sealed class SeedRegions(Database database)
{
    public Task<Outcome<Done>> RunAsync(CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (await db.FindAsync<long>("select count(*) from regions") > 0) return default(Done);
        var rows = SeedFile.Rows("regions.csv");
        foreach (var row in rows)
        {
            await db.RunAsync("""
                insert into regions (id, slug, name, name_en, short_name, sigle, locative, genitive, zone, tile_column, tile_row, tile_width, served)
                values (@id, @slug, @nom, @nom_en, @abrege, @sigle, @locatif, @genitif, @fuseau, @column, @row, @width, true)
                """, new
            {
                id = SeedFile.Number(row["code"]),
                slug = row["slug"],
                nom = row["nom"],
                nom_en = row["nom_en"],
                abrege = row["abrege"],
                sigle = row["sigle"],
                locatif = row["locatif"],
                genitif = row["genitif"],
                fuseau = row["fuseau"],
                column = SeedFile.Number(row["tuile_col"]),
                row = SeedFile.Number(row["tuile_rang"]),
                width = SeedFile.Number(row["tuile_larg"]),
            });
        }
        foreach (var row in rows)
        {
            foreach (var (codes, land) in new[] { (row["voisines_terre"], true), (row["voisines_eau"], false) })
            {
                foreach (var code in codes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    await db.RunAsync("insert into region_neighbours (region_id, neighbour_id, by_land) values (@region, @neighbour, @land)", new { region = SeedFile.Number(row["code"]), neighbour = SeedFile.Number(code), land });
            }
        }
        return default(Done);
    }, ct);
}
