using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Accounts;

/// <summary>With the clock in the test's hand.</summary>
public sealed class PasswordTriesTests(Dialect dialect) : BothStores(dialect)
{
    private const string Wrong = "autre chose";

    [Test]
    public async Task After_five_wrong_tries_the_right_password_waits_too_and_then_enters()
    {
        var (member, email) = await App.AccountAsync("Mireille Jourdain");
        using var attacker = await App.VisitAsync();
        using var owner = await App.VisitAsync();
        await App.SetTriesAsync(member, PasswordTries.Free - 1);
        Assert.That(await attacker.EntersAsync(email, Wrong), Is.False);

        Assert.That(await owner.EntersAsync(email), Is.False);
        App.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.That(await owner.EntersAsync(email), Is.True);
        Assert.That(await App.TriesAsync(member), Is.Zero);
    }

    [Test]
    public async Task Four_wrong_tries_cost_no_wait()
    {
        var (member, email) = await App.AccountAsync("Étienne Bélanger");
        using var visitor = await App.VisitAsync();
        await App.SetTriesAsync(member, PasswordTries.Free - 2);
        Assert.That(await visitor.EntersAsync(email, Wrong), Is.False);
        Assert.That(await visitor.EntersAsync(email), Is.True);
        Assert.That(await App.TriesAsync(member), Is.Zero);
    }

    [Test]
    public async Task Nobody_can_lock_the_owner_out_for_more_than_fifteen_minutes()
    {
        var (member, email) = await App.AccountAsync("Widline Pierre");
        using var attacker = await App.VisitAsync();
        using var owner = await App.VisitAsync();
        await App.SetTriesAsync(member, 500, App.Clock.GetUtcNow());
        Assert.That(await attacker.EntersAsync(email, Wrong), Is.False);
        Assert.That(await owner.EntersAsync(email), Is.False);
        // tries during the wait do not make it longer
        App.Clock.Advance(PasswordTries.LongestWait - TimeSpan.FromSeconds(1));
        Assert.That(await attacker.EntersAsync(email, Wrong), Is.False);
        App.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That(await owner.EntersAsync(email), Is.True);
    }

    [Test]
    public async Task Another_account_is_not_concerned()
    {
        var (member, _) = await App.AccountAsync("Jade Fontaine");
        var (_, other) = await App.AccountAsync("Luc Fontaine");
        using var visitor = await App.VisitAsync();
        await App.SetTriesAsync(member, 9, App.Clock.GetUtcNow() + PasswordTries.LongestWait);
        Assert.That(await visitor.EntersAsync(other), Is.True);
    }

    [Test]
    public async Task Tries_sent_at_once_are_counted_one_by_one()
    {
        var (member, email) = await App.AccountAsync("Solange Dubé");
        var visitors = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => App.VisitAsync()));
        var entered = await Task.WhenAll(visitors.Select(v => v.EntersAsync(email, Wrong)));
        foreach (var visitor in visitors) visitor.Dispose();
        Assert.That(entered, Is.All.False);
        // the sixth to the eighth found the account waiting
        Assert.That(await App.TriesAsync(member), Is.EqualTo(PasswordTries.Free));
    }

    [Test]
    public async Task A_day_after_a_wait_the_tries_before_it_are_forgotten()
    {
        var (member, email) = await App.AccountAsync("Gilles Bérubé");
        using var visitor = await App.VisitAsync();
        await App.SetTriesAsync(member, 50, App.Clock.GetUtcNow() - PasswordTries.Memory);
        await visitor.EntersAsync(email, Wrong);
        Assert.That(await App.TriesAsync(member), Is.EqualTo(1));
        await visitor.EntersAsync(email, Wrong);
        Assert.That(await App.TriesAsync(member), Is.EqualTo(2));
    }

    [TestCase(4, 0)]
    [TestCase(5, 30)]
    [TestCase(6, 60)]
    [TestCase(9, 480)]
    [TestCase(10, 900)]
    [TestCase(1000, 900)]
    public void Waits_grow_to_fifteen_minutes_and_no_further(int tries, int seconds) => Assert.That(PasswordTries.Wait(tries).TotalSeconds, Is.EqualTo(seconds));
}
