using Forum.Core.Library;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Web.Pages.Library;

/// <summary>/etudes: research on what members do, each with what cites it.</summary>
public sealed class StudiesModel(ListLibrary list, Places places) : LibraryPage(list, places)
{
    public override ThreadKind Kind => ThreadKind.Study;

    public override string Path => "/etudes";

    public override string Words => "library.studies";
}
