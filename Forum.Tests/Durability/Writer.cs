using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Threads;

namespace Forum.Tests.Durability;

/// <summary>A member who sends replies one after the other and notes what she was answered. What was under way when the server went is sent again, the same form, when it is back.</summary>
internal sealed partial class Writer : IDisposable
{
    private readonly Visitor _visitor;
    private Sent? _unanswered;

    /// <param name="secret">of her session's cookie</param>
    public Writer(Uri root, long memberId, string secret)
    {
        (MemberId, Secret, _visitor) = (memberId, secret, new(root));
        _visitor.Cookies.Add(new Cookie("forum", secret, "/", root.Host));
    }

    public long MemberId { get; }

    public string Secret { get; }

    /// <summary>Her browser.</summary>
    public Visitor Visitor => _visitor;

    /// <summary>Every reply that was answered with its address, in the order of the answers.</summary>
    public List<Reply> Acknowledged { get; } = [];

    /// <summary>Answers that were neither a reply's address nor silence.</summary>
    public List<string> Refused { get; } = [];

    internal sealed record Sent(ThreadHead Thread, string SubmissionId, string Body);

    /// <param name="Body">holds its submission id, without hyphens: no two are alike</param>
    /// <param name="Address">where its answer sent her</param>
    public sealed record Reply(long ThreadId, string SubmissionId, string Body, long Number, string Address);

    /// <summary>Replies in these threads in turn until she has so many more answers, or the server is gone.</summary>
    public async Task WriteAsync(IReadOnlyList<ThreadHead> threads, int most = int.MaxValue)
    {
        for (var n = 0; n < most; n++)
        {
            _unanswered ??= New(threads[(Acknowledged.Count + (int)MemberId) % threads.Count]);
            if (await SendAsync(_unanswered) is not { } reply) return;
            Acknowledged.Add(reply);
            _unanswered = null;
        }
    }

    /// <summary>Sends again what was under way when the server went.</summary>
    public Task ResumeAsync() => _unanswered is null ? Task.CompletedTask : WriteAsync([_unanswered.Thread], 1);

    public void Dispose() => _visitor.Dispose();

    private static Sent New(ThreadHead thread)
    {
        var id = Guid.NewGuid();
        return new(thread, id.ToString(), $"Réponse {id:N} : le local est libre le mardi soir.");
    }

    /// <summary>Null where no answer came, or none that gives the reply's address.</summary>
    private async Task<Reply?> SendAsync(Sent sent)
    {
        try
        {
            using var answer = await _visitor.PostAsync($"/fils/{sent.Thread.Id}/repondre", ("Body", sent.Body), ("SubmissionId", sent.SubmissionId));
            var address = answer.Headers.Location?.OriginalString ?? "";
            if (answer.StatusCode is HttpStatusCode.SeeOther && Number().Match(address) is { Success: true } number)
                return new(sent.Thread.Id, sent.SubmissionId, sent.Body, long.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture), address);
            Refused.Add($"{(int)answer.StatusCode} {address}");
        }
        catch (HttpRequestException)
        {
            // the server is gone: she cannot know whether it has her reply
        }
        return null;
    }

    [GeneratedRegex(@"^/fils/.*#m(\d+)$")]
    private static partial Regex Number();
}
