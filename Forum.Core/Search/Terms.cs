namespace Forum.Core.Search;
public static class Terms { public static string Of(string text) => text; }
