using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Hosting;

/// <summary>A page whose form may hold files of somebody's.</summary>
/// <param name="mostBytes">of the whole form: more than the largest file, so that the page itself can say that hers is too big</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesFileAttribute(int mostBytes = TakesFileAttribute.OnePicture) : Attribute
{
    public const int OnePicture = 8 * 1024 * 1024;

    /// <summary>A message with some files, given without script: two of the largest, or the photos of an afternoon.</summary>
    public const int Message = 56 * 1024 * 1024;

    /// <summary>Bytes of a form that are held in memory; more of them wait in a temporary file, which goes with the request.</summary>
    public const int InMemory = OnePicture;

    public int MostBytes => mostBytes;
}

/// <summary>The parts of a form with a file.</summary>
internal static class FileForm
{
    /// <summary>Whether every part that is no file is sound; a file may hold any bytes. <see cref="IOException"/> and <see cref="InvalidDataException"/> where it is no such form.</summary>
    public static async Task<bool> IsSoundAsync(Stream body, MediaTypeHeaderValue type, SoundText isSound)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        // as the framework's own reader of forms has it
        if (boundary.Length is 0 or > 128) return false;
        var reader = new MultipartReader(boundary, body);
        var parts = 0;
        while (await reader.ReadNextSectionAsync() is { } part)
        {
            if (++parts > FormGuard.MaxFields) return false;
            if (part.GetContentDispositionHeader() is { } says && says.IsFileDisposition()) continue;
            using var text = new MemoryStream();
            await part.Body.CopyToAsync(text);
            if (!isSound(text.GetBuffer().AsSpan(0, (int)text.Length))) return false;
        }
        return true;
    }

    public delegate bool SoundText(ReadOnlySpan<byte> text);
}
