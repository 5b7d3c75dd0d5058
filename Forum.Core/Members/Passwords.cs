using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Forum.Core.Members;

/// <summary>Hashes and checks passwords with ASP.NET Core Identity's hasher: PBKDF2 with HMAC-SHA512, the parameters stored in each hash (OWASP Password Storage; RELIABILITY.md, « Password storage »).</summary>
[UseCase]
public sealed class Passwords
{
    /// <summary>OWASP asks for 220 000 rounds of HMAC-SHA512 or more; Identity's own default is 100 000.</summary>
    public const int Rounds = 220_000;

    private static readonly PasswordHasher<Passwords> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private static readonly string Nobodys = Hasher.HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Half the processors at most: a flood of sign-ins leaves the other half to those who read.</summary>
    private static readonly SemaphoreSlim Checking = new(Math.Max(1, Environment.ProcessorCount / 2));

    private long _checks;

    public enum Answer { Wrong, Right, RightButOld }

    /// <summary>How many passwords were checked: an account that is not there must cost as much as one that is.</summary>
    internal long Checks => Interlocked.Read(ref _checks);

    public string Hash(string password) => Hasher.HashPassword(this, Composed(password));

    /// <summary><see cref="Answer.RightButOld"/> asks to store a new hash: this one was made with older parameters. Without a hash it takes as long and says wrong.</summary>
    public async Task<Answer> CheckAsync(string? hash, string password, CancellationToken ct)
    {
        await Checking.WaitAsync(ct);
        try
        {
            Interlocked.Increment(ref _checks);
            return Hasher.VerifyHashedPassword(this, hash ?? Nobodys, Composed(password)) switch
            {
                PasswordVerificationResult.Failed => Answer.Wrong,
                _ when hash is null => Answer.Wrong,
                PasswordVerificationResult.SuccessRehashNeeded => Answer.RightButOld,
                _ => Answer.Right,
            };
        }
        finally { Checking.Release(); }
    }

    /// <summary>« é » typed on a phone and « é » typed on a Mac are one letter (NIST SP 800-63B, 3.1.1.2). Nothing else is changed: no trimming, no cutting.</summary>
    private static string Composed(string password) => Text.Input.Compose(password);
}
