using System.Text.Json.Serialization;
using Forum.Core.Posts;

namespace Forum.Web.Live;

/// <summary>What one node tells the others: which thing changed, never a text. Each reads the store and tells its own sockets what they lack.</summary>
[JsonDerivedType(typeof(Beat), "beat")]
[JsonDerivedType(typeof(Changed), "changed")]
[JsonDerivedType(typeof(Moved), "moved")]
[JsonDerivedType(typeof(Pinned), "pinned")]
[JsonDerivedType(typeof(Exchanged), "exchanged")]
[JsonDerivedType(typeof(Here), "here")]
[JsonDerivedType(typeof(SetUp), "set-up")]
[JsonDerivedType(typeof(Forgot), "forgot")]
[JsonDerivedType(typeof(Gone), "gone")]
public abstract record NodeEvent
{
    /// <summary>Nothing happened: by its number the others see whether they missed something before it.</summary>
    public sealed record Beat : NodeEvent;

    public sealed record Changed(PostChange Change) : NodeEvent;

    /// <summary>A thread was published, answered or widened: the lists that show it have news.</summary>
    public sealed record Moved(long ThreadId) : NodeEvent;

    /// <summary>A post was marked, pinned or withdrawn, or one of these taken back.</summary>
    public sealed record Pinned(PostChange Change) : NodeEvent;

    /// <summary>Something moved in a live exchange beside its messages.</summary>
    public sealed record Exchanged(long ThreadId) : NodeEvent;

    /// <summary>Everybody who reads a thread at this node now, and who of them types; both empty when the last one left.</summary>
    /// <param name="Readers">each once, as <see cref="LiveConnection.Reader"/></param>
    public sealed record Here(long ThreadId, IReadOnlyList<string> Readers, IReadOnlyList<Typist> Typing) : NodeEvent;

    /// <summary>The place was given its name and its regions.</summary>
    public sealed record SetUp : NodeEvent;

    /// <summary>A member is forgotten: whatever shows her name is shown anew.</summary>
    public sealed record Forgot : NodeEvent;

    /// <summary>This node stops: nobody reads here any more.</summary>
    public sealed record Gone : NodeEvent;
}

/// <param name="Name">under which she is shown</param>
public sealed record Typist(string Reader, string Name);
