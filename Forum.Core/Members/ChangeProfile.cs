using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>How a member is shown beside all she wrote under her name. Her group and home region decide what she may read: they are not hers to change.</summary>
[UseCase]
public sealed class ChangeProfile(Database database)
{
    public sealed record Command(Member Member, string Name, string Title, Language Language);

    public async Task<Outcome<Done>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.Member.IsSignedIn) return Refusal.NotAllowed;
        var (name, title) = (Input.CleanLine(command.Name), Input.CleanLine(command.Title));
        if (MemberText.NameFault(name) is { } fault) return Refusal.Invalid("Name", fault);
        if (MemberText.TitleFault(title) is { } titleFault) return Refusal.Invalid("Title", titleFault);
        return await database.WriteAsync<Done>(async db =>
        {
            var (id, lang) = (command.Member.Id, command.Language.Code());
            await db.RunAsync("update members set lang = @lang where id = @id", new { id, lang });
            var changed = await db.RunAsync("update members set name = @name, name_key = @nameKey, title = @title where id = @id and (name <> @name or title <> @title)", new { id, name, nameKey = NameKey.Of(name), title });
            if (changed > 0) await AuthorPosts.TouchAsync(db, id);
            return default(Done);
        }, ct);
    }
}
