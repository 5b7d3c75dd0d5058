namespace Forum.Core.Exports;

/// <summary>A member as colleagues know her. No address, no password, nothing of what she reads.</summary>
public sealed record ExportedMember(string Name, string Title, string Organisation, string Region, string Role, DateTimeOffset JoinedAt);

/// <summary>A group and where it is at home.</summary>
public sealed record ExportedOrganisation(string Name, string Municipality, string About, string Region);
