using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Hosting;

/// <summary>A page whose form may hold one file of somebody's.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesFileAttribute : Attribute
{
    /// <summary>Bytes of the whole form: a little more than the largest picture, so that the page itself can say that hers is too big.</summary>
    public const int MostBytes = 8 * 1024 * 1024;
}

/// <summary>The parts of a form with a file.</summary>
internal static class FileForm
{
    /// <summary>Whether every part that is no file is sound; a file may hold any bytes. <see cref="IOException"/> and <see cref="InvalidDataException"/> where it is no such form.</summary>
    public static async Task<bool> IsSoundAsync(byte[] body, MediaTypeHeaderValue type, SoundText isSound)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        // as the framework's own reader of forms has it
        if (boundary.Length is 0 or > 128) return false;
        var reader = new MultipartReader(boundary, new MemoryStream(body, false));
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
