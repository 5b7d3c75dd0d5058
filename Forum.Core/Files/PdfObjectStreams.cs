namespace Forum.Core.Files;

/// <summary>
/// Streams that hold objects must say plainly that they are packed once, in the one way that <see cref="PdfFile"/> opens: all programs that write them do. Anything else would be objects that nobody has looked at.
/// Some readers ask such a stream for its numbers N and First alone, and never for its type. ISO 32000-1: 7.5.7.
/// </summary>
internal static class PdfObjectStreams
{
    /// <summary>Bytes of dictionaries that are read, for each of the file: each is read once, but where words within strings look like beginnings.</summary>
    private const int MostTimes = 4;

    private static readonly byte[][] Kind = PdfFile.Words("ObjStm");
    private static readonly byte[][] Once = PdfFile.Words("FlateDecode", "Fl");
    private static readonly byte[][] Filter = PdfFile.Words("Filter");
    private static readonly byte[][] Elsewhere = PdfFile.Words("F");
    private static readonly byte[][] First = PdfFile.Words("First");
    private static readonly byte[][] Number = PdfFile.Words("N");
    private static readonly byte[][] Parameters = PdfFile.Words("DecodeParms", "DP");

    /// <summary>Where the word « stream » of each stands; null where one of them cannot be opened.</summary>
    public static IReadOnlySet<int>? Find(ReadOnlySpan<byte> pdf)
    {
        var found = new Found([], []);
        long read = 0;
        for (int at = 0, next; (next = pdf[at..].IndexOf("obj"u8)) >= 0;)
        {
            at += next + 3;
            var tokens = new PdfTokens(pdf, at);
            if (tokens.Next() is not PdfToken.Open) continue;
            if (!IsOpen(pdf, ref tokens, found)) return null;
            read += tokens.At - at;
            if (read > (long)MostTimes * pdf.Length) return null;
        }
        // the word anywhere else is a stream whose beginning another reader sees and this one does not
        for (int at = 0, next; (next = pdf[at..].IndexOf((byte)'/')) >= 0;)
        {
            at += next + 1;
            if (PdfFile.IsName(pdf[at..], Kind) && !found.Kinds.Contains(at)) return null;
        }
        return found.Streams;
    }

    /// <param name="Kinds">where their kind is named</param>
    private sealed record Found(HashSet<int> Streams, HashSet<int> Kinds);

    private struct Seen
    {
        public bool HasKind, HasFirst, HasNumber, IsOdd;
        public int Filters;

        public readonly bool IsPlain => !IsOdd && Filters <= 1;
    }

    /// <summary>One dictionary, whose first word has been read.</summary>
    private static bool IsOpen(ReadOnlySpan<byte> pdf, ref PdfTokens tokens, Found found)
    {
        var seen = new Seen();
        for (var depth = 1; depth > 0;)
        {
            switch (tokens.Next())
            {
                case PdfToken.End: return !seen.HasKind;
                case PdfToken.Open: depth++; break;
                case PdfToken.Close: depth--; break;
                case PdfToken.Text: seen.IsOdd = true; break;
                case PdfToken.Name: Note(pdf, depth, tokens, ref seen, found); break;
                default: break;
            }
        }
        var after = tokens;
        var isStream = after.Next() is PdfToken.Word && after.Written.StartsWith("stream"u8);
        if (!seen.HasKind && !(isStream && seen.HasFirst && seen.HasNumber)) return true;
        found.Streams.Add(after.From);
        return seen.IsPlain;
    }

    private static void Note(ReadOnlySpan<byte> pdf, int depth, PdfTokens tokens, ref Seen seen, Found found)
    {
        var name = pdf[tokens.From..];
        if (PdfFile.IsName(name, Kind))
        {
            seen.HasKind = true;
            found.Kinds.Add(tokens.From);
        }
        if (depth > 1) return;
        seen.HasFirst |= PdfFile.IsName(name, First);
        seen.HasNumber |= PdfFile.IsName(name, Number);
        seen.IsOdd |= PdfFile.IsName(name, Elsewhere) || (PdfFile.IsName(name, Parameters) && !IsNothing(tokens));
        if (!PdfFile.IsName(name, Filter)) return;
        seen.Filters++;
        seen.IsOdd |= !IsOnce(pdf, tokens);
    }

    /// <summary>« null » is what some programs write where there are none.</summary>
    private static bool IsNothing(PdfTokens tokens) => tokens.Next() is PdfToken.Word && tokens.Written.SequenceEqual("null"u8);

    /// <summary>The packing named next is ours, and the only one.</summary>
    private static bool IsOnce(ReadOnlySpan<byte> pdf, PdfTokens tokens)
    {
        var next = tokens.Next();
        var isList = next is PdfToken.Begin;
        if (isList) next = tokens.Next();
        return next is PdfToken.Name && PdfFile.IsName(pdf[tokens.From..], Once) && (!isList || tokens.Next() is PdfToken.Stop);
    }
}
