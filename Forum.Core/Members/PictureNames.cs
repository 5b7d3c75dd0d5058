using Forum.Core.Data;
using Forum.Core.Doctor;

namespace Forum.Core.Members;

/// <summary>Who has a picture's name has its bytes, and the other way about. Half a picture is taken off.</summary>
internal sealed class PictureNames(Database database) : Recount(database, "members", held: "members")
{
    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range) => (await db.ListAsync<long>("""
        select m.id from members m where m.id between @From and @To and (m.picture <> '') <> (exists (select 1 from member_pictures p where p.member_id = m.id)) order by m.id
        """, range)).ConvertAll(id => new Difference(id, new("doctor.picture", id)));

    protected override async Task MendAsync(Db db, long[] ids)
    {
        foreach (var id in ids) await MemberPictures.RemoveAsync(db, id);
    }
}
