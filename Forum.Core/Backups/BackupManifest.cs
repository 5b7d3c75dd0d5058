using System.Reflection;
using System.Text.Json;
using Forum.Core.Data;

namespace Forum.Core.Backups;

/// <summary>One file of a backup.</summary>
/// <param name="Name">below the data directory, with « / »</param>
public sealed record BackupFile(string Name, long Bytes, string Sha256);

/// <summary>What a backup holds, the last entry of its archive.</summary>
/// <param name="Format">of the archive: 2; 1 had no changed pages</param>
/// <param name="Program">version of the program that made it</param>
/// <param name="Schema">the last migration of its database</param>
/// <param name="MadeAt">whatever was acknowledged before is in it: on SQLite when it ended, on PostgreSQL when pg_dump was begun</param>
public sealed record BackupManifest(int Format, string Program, string Schema, Dialect Database, DateTimeOffset MadeAt, IReadOnlyList<BackupFile> Files)
{
    internal const string EntryName = "manifest.json";
    internal const int CurrentFormat = 2;

    /// <summary>The database's entry: SQLite's file, or what pg_dump wrote.</summary>
    internal static string StoreEntry(Dialect dialect) => dialect is Dialect.Sqlite ? "forum.db" : "forum.pgdump";

    /// <summary>What was committed to SQLite's file while it went into the archive.</summary>
    internal const string ChangesEntry = "forum.db.changes";

    /// <summary>Folders of the data directory that go with the database; keys, where they are still in files (a store not yet migrated).</summary>
    internal static readonly string[] Folders = ["keys", "files"];

    internal static string ProgramVersion => typeof(BackupManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    /// <summary>No name of an archive leads out of the folders that backups hold.</summary>
    internal bool HasOnlyOurNames => Files.All(f => f.Name == StoreEntry(Database) || (f.Name == ChangesEntry && Database is Dialect.Sqlite)
        || (f.Name.Split('/') is [var folder, .. var rest] && Folders.Contains(folder) && rest.Length > 0 && rest.All(part => part is not ("" or "." or "..") && part.IndexOfAny(['\\', ':', '\0']) < 0)));
}
