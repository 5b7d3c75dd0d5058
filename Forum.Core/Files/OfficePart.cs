using System.Xml;

namespace Forum.Core.Files;

/// <summary>One part of an office document.</summary>
internal sealed record OfficePart(string Name, byte[] Bytes)
{
    /// <summary>The figures behind a chart: a document in the document.</summary>
    public bool IsPackage => Name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) && (Ends(".xlsx") || Ends(".docx") || Ends(".pptx"));

    public bool IsXml => IsXmlName(Name);

    public static bool IsXmlName(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rdf", StringComparison.OrdinalIgnoreCase);

    public bool Ends(string ending) => Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Its elements one after the other; nothing outside is ever asked, and no entity made. <see cref="XmlException"/> where it is no XML.</summary>
    public XmlReader Read() => XmlReader.Create(new MemoryStream(Bytes, false), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
}
