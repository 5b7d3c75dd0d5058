namespace Forum.Core.Text;

/// <summary>
/// What a text would cost, counted in one pass before anything is parsed. Some shapes of Markdown cost the square of their
/// length or more to parse (RELIABILITY.md, facts 1 to 4): those are refused here; real posts stay far below every figure.
/// </summary>
internal static class MarkupLimits
{
    private const int MaxCells = 3_000;
    private const int MaxNesting = 30;
    private const int MaxBrackets = 2_000;
    private const int MaxDelimiters = 6_000;

    /// <summary>The refusal, or null when the text may be rendered.</summary>
    public static string? Fault(string markdown)
    {
        if (markdown.Length > Markup.MaxLength) return "markup.too_long";
        var count = new Count();
        foreach (var line in markdown.AsSpan().EnumerateLines()) count.Add(line);
        return count.Fault(markdown.Length);
    }

    private struct Count
    {
        private int _cells, _rows, _widest, _open, _nesting, _brackets, _delimiters, _longestReference;

        public void Add(ReadOnlySpan<char> line)
        {
            if (line.IsWhiteSpace())
            {
                EndTable();
                _open = 0;
                return;
            }
            _nesting = Math.Max(_nesting, Markers(line));
            var pipes = 0;
            var previous = '\0';
            foreach (var c in line)
            {
                if (c == '|') pipes++;
                else if (c == '[') { _brackets++; _nesting = Math.Max(_nesting, ++_open); }
                else if (c == ']') { _brackets++; if (_open > 0) _open--; }
                else if (c is '*' or '_' or '~' or '`' or '<' or '&' && c != previous) _delimiters++;
                previous = c;
            }
            if (pipes > 0) { _rows++; _widest = Math.Max(_widest, pipes + 1); }
            if (line.Contains("]:", StringComparison.Ordinal)) _longestReference = Math.Max(_longestReference, line.Length);
        }

        public string? Fault(int length)
        {
            EndTable();
            if (_cells > MaxCells) return "markup.table_too_large";
            if (_nesting > MaxNesting) return "markup.too_nested";
            if (_brackets > MaxBrackets || _delimiters > MaxDelimiters) return "markup.too_heavy";
            // each use of a reference writes its whole address again
            return (long)_longestReference * _brackets / 2 > 20L * length + 20_000 ? "markup.too_heavy" : null;
        }

        // a table ends at an empty line; every row is padded to the widest
        private void EndTable()
        {
            _cells += _rows * _widest;
            _rows = _widest = 0;
        }

        /// <summary>Quotes and list items opened at the start of the line; a rule such as « - - - » opens none.</summary>
        private static int Markers(ReadOnlySpan<char> line)
        {
            var markers = 0;
            for (var i = 0; i < line.Length; i++)
            {
                var c = line[i];
                if (c is ' ' or '\t') continue;
                if (c == '>') markers++;
                else if (c is '-' or '*' or '+') { if (i + 1 < line.Length && line[i + 1] is not (' ' or '\t')) break; markers++; }
                else if (char.IsAsciiDigit(c))
                {
                    while (i + 1 < line.Length && char.IsAsciiDigit(line[i + 1])) i++;
                    if (i + 1 >= line.Length || line[++i] is not ('.' or ')')) break;
                    markers++;
                }
                else break;
            }
            return line.IndexOfAnyExcept(" \t-*") < 0 ? 0 : markers;
        }
    }
}
