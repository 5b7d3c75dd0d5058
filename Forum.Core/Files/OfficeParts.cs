using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Forum.Core.Files;

/// <summary>What a part of an office document may not be or hold. An address to click is fine; an address that the program itself would ask is not.</summary>
internal static partial class OfficeParts
{
    /// <summary>Before the words of each field of Word, which may stand in many runs and hold fields themselves. XML cannot say it.</summary>
    private const char FieldBegins = '\u0001';

    /// <summary>Between words that are not one: « A1 » and « RTD( ».</summary>
    private const char FieldGoesOn = '\u0002';

    private static readonly string[] Programs = [".bin", ".exe", ".dll", ".js", ".vbs", ".vba", ".bat", ".cmd", ".ps1", ".jar", ".class", ".scr", ".hta", ".lnk", ".msi", ".com", ".py", ".sh", ".htm", ".html", ".svgz", ".swf"];

    /// <summary>Why the document is refused for this part; null where it is not.</summary>
    public static string? Fault(OfficePart part, FileKind kind)
    {
        if (IsProgram(part, kind)) return "active_office";
        if (part.Bytes.AsSpan().StartsWith("MZ"u8) || part.Bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return "active_office";
        if (part.Ends(".svg")) return TextFile.HoldsMarkup(part.Bytes) && Encoding.UTF8.GetString(part.Bytes) is var svg && SvgActs().IsMatch(svg) ? "active_office" : null;
        // drawings of an older kind are no XML where a line ends in them
        if (part.Ends(".vml")) return SvgActs().IsMatch(Encoding.UTF8.GetString(part.Bytes)) ? "fetches" : null;
        if (!part.IsXml) return null;
        return kind is FileKind.Odt or FileKind.Ods or FileKind.Odp ? OpenDocumentFault(part) : part.Ends(".rels") ? RelationsFault(part) : OfficeXmlFault(part);
    }

    /// <summary>Printer settings are the one ordinary part that ends in .bin.</summary>
    private static bool IsProgram(OfficePart part, FileKind kind)
    {
        var name = part.Name.ToLowerInvariant();
        if (name.Contains("vbaproject", StringComparison.Ordinal) || name.Contains("/activex/", StringComparison.Ordinal) || name.Contains("/embeddings/", StringComparison.Ordinal) || name.Contains("/macrosheets/", StringComparison.Ordinal) || name.Contains("/customui", StringComparison.Ordinal)) return true;
        if (kind is FileKind.Odt or FileKind.Ods or FileKind.Odp && (name.StartsWith("basic/", StringComparison.Ordinal) || name.StartsWith("scripts/", StringComparison.Ordinal) || name.StartsWith("dialogs/", StringComparison.Ordinal))) return true;
        return Programs.Any(p => name.EndsWith(p, StringComparison.Ordinal)) && !name.Contains("/printersettings/", StringComparison.Ordinal);
    }

    /// <summary>Relations that lead out of the document: addresses to click only.</summary>
    private static string? RelationsFault(OfficePart part)
    {
        using var xml = part.Read();
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element || xml.LocalName != "Relationship") continue;
            var (type, target) = (xml.GetAttribute("Type") ?? "", xml.GetAttribute("Target") ?? "");
            if (type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || type.EndsWith("/oleObject", StringComparison.OrdinalIgnoreCase) || type.EndsWith("/control", StringComparison.OrdinalIgnoreCase)) return "active_office";
            var leaves = string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase) || Leaves(target);
            if (leaves && !(type.EndsWith("/hyperlink", StringComparison.Ordinal) && IsToClick(target))) return "fetches";
        }
        return null;
    }

    /// <summary>Types that run, fields that fetch (Word), links to other programs (Excel).</summary>
    private static string? OfficeXmlFault(OfficePart part)
    {
        var fields = new StringBuilder();
        using var xml = part.Read();
        var inField = false;
        while (xml.Read())
        {
            if (xml.NodeType is XmlNodeType.Element)
            {
                inField = xml.LocalName is "instrText" or "delInstrText" or "f" && !xml.IsEmptyElement;
                if (xml.LocalName is "ddeLink" or "oleLink" or "OLEObject" or "oleObject" or "control") return "active_office";
                if (xml.LocalName is "webPublishItem" or "frameset" or "altChunk" or "webExtension" or "connection") return "fetches";
                if (xml.LocalName is "Override" or "Default" && ActiveType().IsMatch(xml.GetAttribute("ContentType") ?? "")) return "active_office";
                // slides: what a click, or the mouse in passing, starts
                if (SlideAct().IsMatch(xml.GetAttribute("action") ?? "")) return "active_office";
                if (xml.LocalName is "fldSimple") fields.Append(FieldBegins).Append(Attribute(xml, "instr"));
                if (xml.LocalName is "fldChar") fields.Append(Attribute(xml, "fldCharType") is "begin" ? FieldBegins : FieldGoesOn);
                // a cell's formula begins
                if (xml.LocalName is "f") fields.Append(FieldGoesOn);
            }
            else if (xml.NodeType is XmlNodeType.EndElement) inField = false;
            else if (inField && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) fields.Append(xml.Value);
        }
        var said = fields.ToString();
        return Fetching().IsMatch(said) || FetchingField().IsMatch(said) ? "fetches" : null;
    }

    private static string? OpenDocumentFault(OfficePart part)
    {
        using var xml = part.Read();
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element) continue;
            if (xml.LocalName is "encryption-data") return "locked_document";
            if (xml.LocalName is "event-listener" or "script" or "applet" or "plugin" or "object-ole" or "dde-source" or "dde-link" or "dde-connection-decl") return "active_office";
            if (xml.LocalName is "manifest" or "file-entry" or "template") continue;
            var href = Attribute(xml, "href");
            // to click: a page, never a macro or another computer's share
            if (Leaves(href) && !(xml.LocalName is "a" && IsToClick(href))) return "fetches";
            if (FetchingFormula().IsMatch(Attribute(xml, "formula"))) return "fetches";
        }
        return null;
    }

    private static string Attribute(XmlReader xml, string name)
    {
        var value = "";
        if (!xml.MoveToFirstAttribute()) return value;
        do
        {
            if (xml.LocalName == name) value = xml.Value;
        }
        while (xml.MoveToNextAttribute());
        xml.MoveToElement();
        return value;
    }

    /// <summary>An address with its scheme, another computer's, or a path that climbs out (of an ODF: « ../ » once leads beside the document).</summary>
    private static bool Leaves(string target) => Scheme().IsMatch(target) || target.StartsWith("//", StringComparison.Ordinal) || target.StartsWith('\\');

    private static bool IsToClick(string target) => ToClick().IsMatch(target);

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^(?:https?:|mailto:|tel:|#|$|[^\\:/][^\\:]*$)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ToClick();

    [GeneratedRegex("macroEnabled|vbaProject|macrosheet|activeX|oleObject|ms-office.control", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ActiveType();

    [GeneratedRegex(@"\bDDE(?:AUTO)?[\s""]|INCLUDE(?:PICTURE|TEXT)|WEBSERVICE\s*\(|\bIMAGE\s*\(|\bRTD\s*\(", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Fetching();

    /// <summary>Fields named by their first word; one whose first word is a field itself is named by what that says when it is read.</summary>
    [GeneratedRegex(@"\u0001\s*(?:LINK|DATABASE|RD|IMPORT)(?:[\s""]|$)|\u0001\s*\u0001", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FetchingField();

    [GeneratedRegex("^ppaction://(?:program|macro|ole)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SlideAct();

    [GeneratedRegex(@"\b(?:WEBSERVICE|DDE|HYPERLINK\s*\(\s*""(?:file|smb|macro))\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FetchingFormula();

    [GeneratedRegex(@"<script|\son[a-z]+\s*=|(?:href|src)\s*=\s*[""'](?:https?:|//|javascript:|file:)|<foreignObject", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SvgActs();
}
