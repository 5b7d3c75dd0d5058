using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Forum.Core.Members;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Hosting;

/// <summary>The limits of <see cref="LimitsInForce"/> as the framework's policies. The key is the member, or the address where nobody is signed in; the address is the connection's, which only a known proxy can name (Forum:Proxy:Known).</summary>
internal sealed class LimitPolicies(LimitsInForce limits, CountRefused refused, TimeProvider clock)
{
    public void Add(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = SayWhenAsync;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Take(http, "Page")),
            PartitionedRateLimiter.Create<HttpContext, string>(Account),
            PartitionedRateLimiter.Create<HttpContext, string>(Unmarked));
        options.AddPolicy(Limit.Post, http => Sent(http, "Post"));
        options.AddPolicy(Limit.Act, http => Sent(http, "Act"));
        options.AddPolicy(Limit.Preview, http => Sent(http, "Preview"));
        options.AddPolicy(Limit.Draft, http => Sent(http, "Draft"));
        options.AddPolicy(Limit.File, http => Sent(http, "File"));
        options.AddPolicy(Limit.Search, http => Take(http, "Search"));
        options.AddPolicy(Limit.Completion, http => Take(http, "Completion"));
        options.AddPolicy(Limit.SignIn, TryAt);
        options.AddPolicy(Limit.Link, TryAt);
        options.AddPolicy(Limit.Code, http => Bucket(Address(http), "SignInAddress", () => limits.SignInAddress));
        options.AddPolicy(Limit.Socket, Socket);
    }

    /// <summary>Open connections, as the only limit that is no rate.</summary>
    public const string Sockets = "Sockets";

    private static RateLimitPartition<string> Free { get; } = RateLimitPartition.GetNoLimiter("");

    private RateLimitPartition<string> Sent(HttpContext http, string limit) => IsSent(http) ? Take(http, limit) : Free;

    private RateLimitPartition<string> Take(HttpContext http, string limit) =>
        http.Member() is { IsSignedIn: true } member ? Bucket(Key(member.Id), limit, () => limits[limit]) : Bucket(Address(http), limit, () => limits[limit] * limits.AddressShare);

    private RateLimitPartition<string> TryAt(HttpContext http) => IsSent(http) ? Bucket(Address(http), "SignInAddress", () => limits.SignInAddress) : Free;

    /// <summary>Wrong passwords for one account, and links asked for it, from one address. Somebody else's from elsewhere do not use up the owner's; whether there is an account is not asked.</summary>
    private RateLimitPartition<string> Account(HttpContext http)
    {
        if (!IsSent(http) || Name(http) is not (Limit.SignIn or Limit.Link)) return Free;
        var limit = Name(http) == Limit.Link ? "LinkAccount" : "SignInAccount";
        // the field that the page reads, as the store compares it: neither spaces around it nor a second field make another account
        var email = EmailAddress.Key(http.Features.Get<IFormFeature>()?.Form?["Email"].FirstOrDefault());
        return email.Length is > 0 and <= EmailAddress.MaxLength ? Bucket($"{limit} {Address(http)} {email}", limit, () => limits[limit]) : Free;
    }

    /// <summary>What is sent to a page that names no limit is an act: none is forgotten.</summary>
    private RateLimitPartition<string> Unmarked(HttpContext http) => IsSent(http) && Name(http) is null ? Take(http, "Act") : Free;

    /// <summary>A socket is a GET that lasts; negotiating one is not.</summary>
    private RateLimitPartition<string> Socket(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsConnect(http.Request.Method)) return Free;
        var member = http.Member();
        var permits = member.IsSignedIn ? limits.MemberSockets : limits.AddressSockets;
        // another number is another key: what was open before the change is counted with its own
        return RateLimitPartition.GetConcurrencyLimiter(string.Create(CultureInfo.InvariantCulture, $"{(member.IsSignedIn ? Key(member.Id) : Address(http))} {permits}"), _ => new() { PermitLimit = permits, QueueLimit = 0 });
    }

    private RateLimitPartition<string> Bucket(string key, string limit, Func<Rate> rate) => RateLimitPartition.Get(key, _ => (RateLimiter)new Bucket(limit, rate, clock));

    private static bool IsSent(HttpContext http) => !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);

    private static string? Name(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;

    private static string Key(long member) => "m" + member.ToString(CultureInfo.InvariantCulture);

    /// <summary>One household or office has one IPv4 address, or 2^64 IPv6 addresses.</summary>
    internal static string Address(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : address.ToString();
    }

    private ValueTask SayWhenAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        refused.Add(rejected.Lease.TryGetMetadata(Hosting.Bucket.Limit, out var limit) ? limit! : Sockets);
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(5);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
