using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Forum.Web.Hosting;

/// <summary>Forum:Proxy:Known: addresses or networks (10.0.0.5, 10.0.0.0/8), separated by commas, whose X-Forwarded-For and X-Forwarded-Proto are believed. Nobody else's are, and nobody's X-Forwarded-Host is.</summary>
internal static class Proxies
{
    private const string Key = "Forum:Proxy:Known";

    /// <summary>Null where no proxy is known: then the headers are not looked at.</summary>
    public static ForwardedHeadersOptions? Read(IConfiguration configuration)
    {
        var names = (configuration[Key] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0) return null;
        // each proxy adds one address; the first one from the right that is no known proxy is the visitor's
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(name, out var network)) options.KnownIPNetworks.Add(network);
            else throw new StartException($"{Key} vaut « {name} » : écrivez l’adresse du mandataire, par exemple 10.0.0.5 ou 10.0.0.0/8, séparée des autres par une virgule.");
        }
        return options;
    }
}
