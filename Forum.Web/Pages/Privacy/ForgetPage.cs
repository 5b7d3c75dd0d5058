using Forum.Core;
using Forum.Core.Privacy;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Mail;
using Forum.Web.Pages.Shared;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Privacy;

/// <summary>A member is forgotten: what is asked before, and the receipt after, which the answer holds alone, as nothing leads back to her.</summary>
public abstract class ForgetPage(EraseMember erase, BackupSchedule backups) : ForumPage
{
    public EraseMember.Receipt? Receipt { get; private set; }

    /// <summary>nom or tout</summary>
    public string Choice { get; private set; } = "";

    public abstract bool IsOwn { get; }

    public abstract string Heading { get; }

    public abstract string Address { get; }

    public abstract string Back { get; }

    /// <summary>She has one, and so proves that she is who is signed in.</summary>
    public bool NeedsPassword { get; protected set; }

    /// <summary>As <see cref="PolicyModel.BackupDays"/>.</summary>
    public long BackupDays => new PolicyModel(backups).BackupDays;

    protected async Task<IActionResult> EraseAsync(long memberId, string? texts, string? password, bool sure, CancellationToken ct)
    {
        Choice = texts ?? "";
        if (texts is not ("nom" or "tout")) return Refuse(Refusal.Invalid("Texts", "privacy.choose"));
        if (!sure) return Refuse(Refusal.Invalid("Sure", "privacy.sure_missing"));
        var (receipt, refusal) = await erase.RunAsync(new(Member, memberId, texts is "tout", password), ct);
        if (receipt is null) return Refuse(refusal!);
        Receipt = receipt;
        Tell(receipt);
        if (IsOwn)
        {
            SessionCookie.Remove(HttpContext);
            HttpContext.ForgetMember();
        }
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    /// <summary>What this program and its nodes keep beside the store: open pages, pieces in memory, messages that stand as files.</summary>
    private void Tell(EraseMember.Receipt receipt)
    {
        var services = HttpContext.RequestServices;
        services.GetRequiredService<MailFolder>().Forget(receipt.Name, receipt.Email);
        services.GetRequiredService<PostBlocks>().Forget();
        services.GetRequiredService<KeptPieces>().Forget();
        var news = services.GetRequiredService<LiveNews>();
        foreach (var change in receipt.Changed.GroupBy(c => c.ThreadId).Select(t => t.MinBy(c => c.Version)!)) news.Changed(change);
        news.Forgot();
    }
}
