using Forum.Core.Data;
using Forum.Core.Threads;

namespace Forum.Tests.Data;

/// <summary>A list that goes on for years reads its page from an index and sorts nothing: SQLite, which keeps no figures of its tables here, is told by the indexes alone.</summary>
public sealed class OrderedListsTests
{
    private ForumApp _app = null!;

    [OneTimeSetUp]
    public void StartProgram() => _app = new(Dialect.Sqlite, []);

    [OneTimeTearDown]
    public async Task StopProgram() => await _app.DisposeAsync();

    [TestCase("threads_open_questions", $"{ListOpenQuestions.IsOpen} and ({Replied}, t.created_at, t.id) > (0, 0, 0)", $"{Replied}, t.created_at, t.id")]
    [TestCase("threads_answered_questions", "t.kind = 'Question' and t.answered_at is not null and t.removed_at is null and (t.answered_at, t.id) < (9, 9)", "t.answered_at desc, t.id desc")]
    [TestCase("threads_most_taken", "t.kind = 'Tool' and t.kind in ('Tool', 'Resource', 'Study') and (t.downloads, t.id) < (9, 9)", "t.downloads desc, t.id desc")]
    [TestCase("threads_in_library", "t.kind = 'Study' and t.kind in ('Tool', 'Resource', 'Study') and (t.created_at, t.id) < (9, 9)", "t.created_at desc, t.id desc")]
    [TestCase("threads_by_kind", "t.kind = 'Question' and t.removed_at is null", "t.last_post_at desc, t.id desc")]
    public async Task A_list_is_one_range_of_its_index(string index, string where, string order)
    {
        await using var db = await _app.Get<Database>().ReadAsync(default);
        var plan = (await db.RowsAsync($"explain query plan select t.id, t.title from threads t where {where} order by {order} limit 21")).Select(step => (string)step["detail"]!).ToList();
        Assert.That(plan, Has.Count.EqualTo(1).And.All.Contains(index), string.Join('\n', plan));
    }

    private const string Replied = "(case when t.reply_count = 0 then 0 else 1 end)";
}
