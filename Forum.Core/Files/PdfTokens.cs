namespace Forum.Core.Files;

internal enum PdfToken { End, Open, Close, Begin, Stop, Text, Name, Word }

/// <summary>The words of a PDF outside its packed parts, one after the other, as readers of PDF read them (ISO 32000-1, 7.2 and 7.3): what stands in a string or a comment is none.</summary>
internal ref struct PdfTokens(ReadOnlySpan<byte> pdf, int at)
{
    private readonly ReadOnlySpan<byte> _pdf = pdf;

    /// <summary>Behind the last one.</summary>
    public int At { get; private set; } = at;

    /// <summary>Where the last one begins.</summary>
    public int From { get; private set; } = at;

    /// <summary>The last one as it is written; a name without its stroke.</summary>
    public readonly ReadOnlySpan<byte> Written => _pdf[From..At];

    public PdfToken Next()
    {
        SkipBlank();
        From = At;
        if (At >= _pdf.Length) return PdfToken.End;
        var first = _pdf[At++];
        switch (first)
        {
            case (byte)'(': return SkipString() ? PdfToken.Text : PdfToken.End;
            case (byte)'[': return PdfToken.Begin;
            case (byte)']': return PdfToken.Stop;
            case (byte)'<' when Is('<'): At++; return PdfToken.Open;
            case (byte)'>' when Is('>'): At++; return PdfToken.Close;
            case (byte)'<': return SkipTo('>') ? PdfToken.Text : PdfToken.End;
            case (byte)'/':
                From = At;
                SkipWord();
                return PdfToken.Name;
            default:
                if (!PdfFile.IsEnd(first)) SkipWord();
                return PdfToken.Word;
        }
    }

    private readonly bool Is(char next) => At < _pdf.Length && _pdf[At] == next;

    private void SkipBlank()
    {
        for (; At < _pdf.Length; At++)
        {
            if (_pdf[At] == '%')
            {
                var line = _pdf[At..].IndexOfAny((byte)'\r', (byte)'\n');
                At = line < 0 ? _pdf.Length : At + line;
            }
            else if (_pdf[At] is not (0 or 9 or 10 or 12 or 13 or 32)) return;
        }
    }

    private void SkipWord()
    {
        while (At < _pdf.Length && !PdfFile.IsEnd(_pdf[At])) At++;
    }

    private bool SkipTo(char end)
    {
        var next = _pdf[At..].IndexOf((byte)end);
        At = next < 0 ? _pdf.Length : At + next + 1;
        return next >= 0;
    }

    /// <summary>Strings hold strings, and what is escaped ends none.</summary>
    private bool SkipString()
    {
        for (var depth = 1; At < _pdf.Length;)
        {
            var c = _pdf[At++];
            if (c == '\\') At++;
            else if (c == '(') depth++;
            else if (c == ')' && --depth == 0) return true;
        }
        return false;
    }
}
