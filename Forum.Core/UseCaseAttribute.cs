namespace Forum.Core;

/// <summary>One thing people do here, in one file. Has no state of its own: the web registers each as a singleton (<c>AddForumCore</c>), so that pages, hub and jobs share it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UseCaseAttribute : Attribute;
