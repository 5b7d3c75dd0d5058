using System.Data;
using Dapper;

namespace Forum.Core.Data;

/// <summary>Instants are integer columns: milliseconds since 1970 in UTC, the same on both databases.</summary>
internal sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
{
    public override DateTimeOffset Parse(object value) => DateTimeOffset.FromUnixTimeMilliseconds((long)value);

    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
    {
        parameter.DbType = DbType.Int64;
        parameter.Value = value.ToUnixTimeMilliseconds();
    }
}

/// <summary>SQLite has no boolean: it hands back 0 or 1.</summary>
internal sealed class BoolHandler : SqlMapper.TypeHandler<bool>
{
    public override bool Parse(object value) => value is long number ? number != 0 : (bool)value;

    public override void SetValue(IDbDataParameter parameter, bool value)
    {
        parameter.DbType = DbType.Boolean;
        parameter.Value = value;
    }
}
