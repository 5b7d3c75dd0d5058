using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;

namespace Forum.Web.Hosting;

/// <summary>A line of the console: hour, level, words; under a fault its stack. What came from outside cannot begin a line or colour one: controls are written as \u001b.</summary>
internal sealed class LogLine : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write(logEvent.Timestamp.ToString("HH:mm:ss ", CultureInfo.InvariantCulture));
        output.Write(logEvent.Level.ToString()[..3].ToUpperInvariant() + " ");
        Write(logEvent.RenderMessage(CultureInfo.InvariantCulture), output);
        output.WriteLine();
        for (var fault = logEvent.Exception; fault is not null; fault = fault.InnerException)
        {
            Write($"  {fault.GetType().FullName}: {fault.Message}", output);
            output.WriteLine();
            if (fault.StackTrace is { } stack) output.WriteLine(stack);
        }
    }

    private static void Write(string text, TextWriter output)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')) output.Write($"\\u{(int)c:x4}");
            else output.Write(c);
        }
    }
}
