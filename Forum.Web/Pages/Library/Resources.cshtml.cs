using Forum.Core.Library;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Web.Pages.Library;

/// <summary>/ressources: services to send a young person or a family to, with what one needs to call them, and whether somebody has looked lately.</summary>
public sealed class ResourcesModel(ListLibrary list, Places places) : LibraryPage(list, places)
{
    public override ThreadKind Kind => ThreadKind.Resource;

    public override string Path => "/ressources";

    public override string Words => "library.resources";

    protected override bool Around => true;
}
