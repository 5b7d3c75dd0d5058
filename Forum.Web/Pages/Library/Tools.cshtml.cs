using Forum.Core.Library;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Web.Pages.Library;

/// <summary>/outils: what members made for their work and share, with their files.</summary>
public sealed class ToolsModel(ListLibrary list, Places places) : LibraryPage(list, places)
{
    public override ThreadKind Kind => ThreadKind.Tool;

    public override string Path => "/outils";

    public override string Words => "library.tools";
}
