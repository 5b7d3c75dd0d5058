namespace Forum.Web.Live;

/// <summary>What tells this node's sockets: posts to a thread's readers, « Du nouveau » to lists, pins, and what moves in live exchanges.</summary>
public sealed record LiveFeeds(ThreadFeed Threads, PlaceFeed Places, PinFeed Pins, ExchangeFeed Exchanges);
