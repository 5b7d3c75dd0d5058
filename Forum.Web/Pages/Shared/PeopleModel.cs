using Forum.Core.Members;
using Forum.Core.Regions;

namespace Forum.Web.Pages.Shared;

/// <summary>Who is there in a region, with links to them. For PeoplePiece.cshtml.</summary>
public sealed record PeopleModel(Region Region, RegionPeople People);
