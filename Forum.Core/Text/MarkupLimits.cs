namespace Forum.Core.Text;

/// <summary>
/// What a text would cost, counted in one pass before anything is parsed. Some shapes of Markdown cost the square of their
/// length or more to parse (RELIABILITY.md, facts 1 to 4): those are refused here; real posts stay far below every figure.
/// </summary>
internal static class MarkupLimits
{
    private const int MaxCells = 3_000;
    private const int MaxNesting = 20;
    private const int MaxMarkers = 3_000;
    private const int MaxBrackets = 2_000;
    private const int MaxEmphasis = 2_000;
    private const int MaxAddresses = 600;
    private const int MaxLines = 2_000;
    private const int MaxOthers = 3_000;

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
        private int _cells, _rows, _widest, _open, _nesting, _brackets, _longestReference, _emphasis, _addresses, _lines, _markers, _others;

        public void Add(ReadOnlySpan<char> line)
        {
            _lines++;
            if (line.IsWhiteSpace())
            {
                EndTable();
                _open = 0;
                return;
            }
            var markers = Markers(line);
            _markers += markers;
            _nesting = Math.Max(_nesting, markers);
            AddRow(line.Trim());
            _addresses += line.Count("www.") + line.Count("://") + line.Count("mailto:");
            if (line.Contains("]:", StringComparison.Ordinal)) _longestReference = Math.Max(_longestReference, line.Length);
            AddSigns(line);
        }

        private void AddRow(ReadOnlySpan<char> line)
        {
            var pipes = line.Count('|');
            if (pipes == 0) return;
            _rows++;
            // the pipes at the two ends part no cells
            _widest = Math.Max(_widest, Math.Max(1, pipes + 1 - (line[0] == '|' ? 1 : 0) - (line[^1] == '|' ? 1 : 0)));
        }

        private void AddSigns(ReadOnlySpan<char> line)
        {
            var previous = '\0';
            foreach (var c in line)
            {
                if (c == '[') _nesting = Math.Max(_nesting, ++_open);
                else if (c == ']' && _open > 0) _open--;
                if (c is '[' or ']') _brackets++;
                else if (c is '`' or '<' or '&') _others++;
                else if (c is '*' or '_' or '~' && c != previous) _emphasis++;
                previous = c;
            }
        }

        public string? Fault(int length)
        {
            EndTable();
            if (_cells > MaxCells) return "markup.table_too_large";
            if (_nesting > MaxNesting) return "markup.too_nested";
            var heavy = _brackets > MaxBrackets || _emphasis > MaxEmphasis || _addresses > MaxAddresses
                || _lines > MaxLines || _markers > MaxMarkers || _others > MaxOthers;
            if (heavy) return "markup.too_heavy";
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
