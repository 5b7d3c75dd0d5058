using ImageMagick;
using ImageMagick.Configuration;

namespace Forum.Core.Pictures;

/// <summary>ImageMagick, shut in before it sees anything of anybody's: four coders, no program beside it, no file, no address, and limits of memory and size. A second wall behind <see cref="PictureHeader"/>.</summary>
internal static class ImageLibrary
{
    /// <summary>Pixels; JPEG and WebP allow 65,535 and 16,383.</summary>
    public const int LongestSide = 16_383;

    /// <summary>Bytes that all pictures at work may take: one of RedrawPicture.MostPixels at four bytes a pixel, and what is drawn from it.</summary>
    private const ulong Memory = 400_000_000;

    private const string Policy = """
        <policymap>
          <policy domain="coder" rights="none" pattern="*"/>
          <policy domain="coder" rights="read | write" pattern="{JPEG,PNG,WEBP,GIF}"/>
          <policy domain="delegate" rights="none" pattern="*"/>
          <policy domain="filter" rights="none" pattern="*"/>
          <policy domain="path" rights="none" pattern="*"/>
        </policymap>
        """;

    private static readonly Lazy<bool> Opened = new(Start);

    public static void Open() => _ = Opened.Value;

    private static bool Start()
    {
        var files = ConfigurationFiles.Default;
        files.Policy.Data = Policy;
        // read once, with the first question to the library
        var folder = Directory.CreateTempSubdirectory("forum-images-");
        try
        {
            MagickNET.Initialize(files, folder.FullName);
            (ResourceLimits.Memory, ResourceLimits.MaxMemoryRequest, ResourceLimits.Disk) = (Memory, Memory, 0);
            (ResourceLimits.Width, ResourceLimits.Height, ResourceLimits.ListLength, ResourceLimits.Thread) = (LongestSide, LongestSide, 8, 1);
            ResourceLimits.MaxProfileSize = 1_000_000;
            ShowItIsShut();
        }
        finally { folder.Delete(recursive: true); }
        return true;
    }

    /// <summary>Asks it for a coder that the policy forbids: a library that did not read its policy is not used.</summary>
    private static void ShowItIsShut()
    {
        try { using var bitmap = new MagickImage("BM"u8.ToArray(), MagickFormat.Bmp); }
        catch (MagickPolicyErrorException) { return; }
        catch (MagickException e) { throw new InvalidOperationException("ImageMagick did not take its policy.", e); }
        throw new InvalidOperationException("ImageMagick did not take its policy.");
    }
}
