namespace Forum.Core.Files;

/// <summary>A file as it is kept: what it is by its content, and its bytes once nothing in them does anything by itself.</summary>
/// <param name="Image">null for what is no image</param>
internal sealed record CheckedFile(FileKind Kind, byte[] Bytes, Drawn? Image = null);

/// <summary>An image that was drawn anew.</summary>
/// <param name="Preview">a smaller picture, in WebP</param>
internal sealed record Drawn(long Width, long Height, byte[] Preview, long PreviewWidth, long PreviewHeight);
