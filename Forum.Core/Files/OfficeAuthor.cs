using System.Xml;
using System.Xml.Linq;

namespace Forum.Core.Files;

/// <summary>Who made an office document, who changed it last, and her company: taken out, as with the camera and place of a photo. Comments and tracked changes stay, which are part of the text; the form says so.</summary>
internal static class OfficeAuthor
{
    private static readonly string[] Names = ["creator", "lastModifiedBy", "initial-creator", "printed-by", "Manager", "Company"];

    /// <summary>Bytes of such a part, which is read whole: some thousand times an ordinary one.</summary>
    public const int Most = 1_000_000;

    public static bool Is(OfficePart part) => part.Name is "docProps/core.xml" or "docProps/app.xml" or "meta.xml";

    public static OfficePart Without(OfficePart part)
    {
        if (!Is(part)) return part;
        XDocument xml;
        using (var reader = part.Read()) xml = XDocument.Load(reader);
        foreach (var said in xml.Descendants().Where(e => Names.Contains(e.Name.LocalName))) said.Value = "";
        // where her template lies on her computer
        foreach (var template in xml.Descendants().Where(e => e.Name.LocalName is "template")) template.RemoveAttributes();
        using var written = new MemoryStream();
        using (var writer = XmlWriter.Create(written)) xml.Save(writer);
        return part with { Bytes = written.ToArray() };
    }
}
