using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>A member's profile as it is kept.</summary>
internal static class ProfileRows
{
    private sealed record Row(string Offers, string Seeks, string Phone, FieldAudience PlacesFor, FieldAudience ExpertisesFor, FieldAudience OffersFor, FieldAudience SeeksFor, FieldAudience EmailFor, FieldAudience PhoneFor);

    public static async Task<Profile> ReadAsync(Db db, long memberId)
    {
        var row = await db.FindAsync<Row>("""
            select offers, seeks, phone, places_for, expertises_for, offers_for, seeks_for, email_for, phone_for from member_profiles where member_id = @memberId
            """, new { memberId });
        if (row is null) return Profile.Empty;
        var expertises = await db.ListAsync<string>("select label from member_expertises where member_id = @memberId order by position", new { memberId });
        return new(expertises, row.Offers, row.Seeks, row.Phone, new(row.PlacesFor, row.ExpertisesFor, row.OffersFor, row.SeeksFor, row.EmailFor, row.PhoneFor));
    }

    public static async Task WriteAsync(Db db, long memberId, Profile profile)
    {
        var audiences = profile.For;
        await db.RunAsync("""
            insert into member_profiles (member_id, offers, seeks, phone, places_for, expertises_for, offers_for, seeks_for, email_for, phone_for)
            values (@memberId, @Offers, @Seeks, @Phone, @places, @expertises, @offersFor, @seeksFor, @email, @phoneFor)
            on conflict (member_id) do update set offers = excluded.offers, seeks = excluded.seeks, phone = excluded.phone, places_for = excluded.places_for,
                expertises_for = excluded.expertises_for, offers_for = excluded.offers_for, seeks_for = excluded.seeks_for, email_for = excluded.email_for, phone_for = excluded.phone_for
            """, new
        {
            memberId,
            profile.Offers,
            profile.Seeks,
            profile.Phone,
            places = audiences.Places.ToString(),
            expertises = audiences.Expertises.ToString(),
            offersFor = audiences.Offers.ToString(),
            seeksFor = audiences.Seeks.ToString(),
            email = audiences.Email.ToString(),
            phoneFor = audiences.Phone.ToString(),
        });
        await db.RunAsync("delete from member_expertises where member_id = @memberId", new { memberId });
        for (var i = 0; i < profile.Expertises.Count; i++)
            await db.RunAsync("insert into member_expertises (member_id, position, label, label_key) values (@memberId, @position, @label, @key)", new { memberId, position = i + 1L, label = profile.Expertises[i], key = NameKey.Of(profile.Expertises[i]) });
    }
}
