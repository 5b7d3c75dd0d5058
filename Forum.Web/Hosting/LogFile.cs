using Forum.Core.Privacy;
using Serilog;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Forum.Web.Hosting;

/// <summary>logs/forum-DATE.log: one JSON object a line, UTC; a new file a day or every 100 MB, the latest thirty kept for as many days as /confidentialite says. A disk that is full or closed to us costs lines, never an answer, nor a clean stop: Serilog's file throws when it is closed there.</summary>
internal sealed class LogFile(string folder) : ILogEventSink, IDisposable
{
    private readonly Logger _file = new LoggerConfiguration().MinimumLevel.Verbose()
        .WriteTo.File(new RenderedCompactJsonFormatter(), Path.Combine(folder, "forum-.log"), rollingInterval: RollingInterval.Day, fileSizeLimitBytes: 100_000_000, rollOnFileSizeLimit: true, retainedFileCountLimit: 30, retainedFileTimeLimit: TimeSpan.FromDays(Retention.LogDays))
        .CreateLogger();

    public void Emit(LogEvent logEvent) => _file.Write(logEvent);

    public void Dispose()
    {
        try { _file.Dispose(); }
        catch (IOException e) { SelfLog.WriteLine("The last lines of the log could not be written: {0}", e.Message); }
    }
}
