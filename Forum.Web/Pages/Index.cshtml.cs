using Forum.Web.Pages.Shared;

namespace Forum.Web.Pages;

public sealed class IndexModel : ForumPage;
