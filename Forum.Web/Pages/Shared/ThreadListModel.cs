using Forum.Core.Threads;

namespace Forum.Web.Pages.Shared;

/// <summary>A thread in a list.</summary>
/// <param name="Note">a last line in words, e.g. « épinglé par Maude L. »; empty for none</param>
/// <param name="Pinned">shows the pin</param>
public sealed record ThreadItem(ThreadRow Thread, string Note = "", bool Pinned = false);

/// <summary>A list of threads, for ThreadListPiece.cshtml. An empty one shows nothing: the page says what to do next.</summary>
/// <param name="Level">of the rows' headings: 2 right under the page's title, 3 under a section's</param>
/// <param name="Older">address of « Plus anciens »; null at the end</param>
/// <param name="MarkForm">id of the form that marks a thread as read by its button Lu; null where the list offers none</param>
public sealed record ThreadListModel(IReadOnlyList<ThreadItem> Items, int Level = 3, string? Older = null, string? MarkForm = null)
{
    public static ThreadListModel Of(IEnumerable<ThreadRow> rows, int level = 3, string? older = null, string? markForm = null) => new([.. rows.Select(r => new ThreadItem(r))], level, older, markForm);
}
