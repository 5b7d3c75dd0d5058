using System.Runtime.CompilerServices;
using Forum.Core.Data;
using Forum.Core.Doctor;

namespace Forum.Core.Moderation;

/// <summary>Follows the chain of <see cref="AuditLog"/> from its first row: tells a row that was changed, put in or taken out. Nothing mends it: what happened is for people to find out. Rows cut off the end leave a whole chain, which is why /administration/journal shows the last number and hash to note elsewhere.</summary>
internal sealed class AuditChain(Database database) : ICheck
{
    private const int Step = 1_000;

    public async IAsyncEnumerable<Finding> RunAsync(bool repair, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var (next, before) = (1L, AuditLog.Beginning);
        await foreach (var range in IdRange.All.StepsAsync(db, "audit_log", Step, ct))
        {
            foreach (var row in await db.ListAsync<AuditLog.Row>($"select {AuditLog.Columns} from audit_log where id between @From and @To order by id", range))
            {
                if (row.Id != next) yield return new("doctor.audit_missing", next, row.Id);
                else if (row.Hash != AuditLog.Hash(row, before)) yield return new("doctor.audit_changed", row.Id);
                (next, before) = (row.Id + 1, row.Hash);
            }
        }
    }
}
