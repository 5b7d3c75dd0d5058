using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;

namespace Forum.Web.Hosting;

/// <summary>The framework opens the cookie that belongs to form tokens for every page it writes, and it is the same cookie at every page of a browser: what it says is kept for a while.</summary>
internal sealed class OpenedFormCookies(IDataProtectionProvider every) : IDataProtectionProvider, IDisposable
{
    /// <summary>What the framework's antiforgery calls its own; were it called otherwise one day, nothing would be kept and all would work.</summary>
    private const string Purpose = "Microsoft.AspNetCore.Antiforgery.AntiforgeryToken.v1";

    private readonly MemoryCache _opened = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    public static void Add(IServiceCollection services)
    {
        var framework = services.Last(s => s.ServiceType == typeof(IDataProtectionProvider)).ImplementationFactory ?? throw new InvalidOperationException("The framework makes its protectors in another way than it did.");
        services.AddSingleton<IDataProtectionProvider>(s => new OpenedFormCookies((IDataProtectionProvider)framework(s)));
    }

    public IDataProtector CreateProtector(string purpose) => purpose == Purpose ? new Opened(every.CreateProtector(purpose), _opened) : every.CreateProtector(purpose);

    public void Dispose() => _opened.Dispose();

    private sealed class Opened(IDataProtector sealing, MemoryCache opened) : IDataProtector
    {
        private static readonly MemoryCacheEntryOptions Kept = new() { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(10) };

        public IDataProtector CreateProtector(string purpose) => sealing.CreateProtector(purpose);

        public byte[] Protect(byte[] plaintext) => sealing.Protect(plaintext);

        public byte[] Unprotect(byte[] protectedData) =>
            opened.GetOrCreate(Convert.ToBase64String(protectedData), _ => sealing.Unprotect(protectedData), Kept)!;
    }
}
