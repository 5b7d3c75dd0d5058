using Serilog.Core;
using Serilog.Events;

namespace Forum.Web.Hosting;

/// <summary>
/// Takes the address as it was asked for, which the framework gives to every line that is written during a request, out of all lines but those of <see cref="RequestLog"/>, which shows its route:
/// an address may hold anything, titles and names of files too.
/// </summary>
internal sealed class RawPath : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (!logEvent.MessageTemplate.Text.Contains("{RequestPath}", StringComparison.Ordinal)) logEvent.RemovePropertyIfPresent("RequestPath");
    }
}
