using Dapper;

namespace Forum.Core.Data;

/// <summary>The values of a statement in two parts: those of the question itself, and those that every question of its kind asks with.</summary>
/// <param name="Own">an object whose properties are the names, a dictionary of texts, or again two parts</param>
internal sealed record Args(object? Own, object Common)
{
    /// <summary>For Dapper, which takes one object.</summary>
    public static object? Together(object? args)
    {
        if (args is not Args parts) return args;
        var together = new DynamicParameters(Together(parts.Own));
        together.AddDynamicParams(Together(parts.Common));
        return together;
    }
}
