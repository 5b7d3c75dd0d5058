using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Forum.Web.Hosting;

/// <summary>The program cannot start. The message is one sentence that names what is wrong and the cure.</summary>
public sealed class StartException(string message, Exception? inner = null) : Exception(message, inner)
{
    private const string Cure = "choisissez une adresse libre avec --urls, par exemple --urls http://127.0.0.1:5080.";

    /// <summary>What a failed start means for who keeps the place; null where it is a fault of ours, to be shown whole.</summary>
    internal static StartException? Of(Exception fault) => fault switch
    {
        StartException said => said,
        IOException { InnerException: AddressInUseException } => new($"L’adresse est déjà prise par un autre programme ({OneLine(fault)}) : arrêtez-le, ou {Cure}", fault),
        SocketException { SocketErrorCode: SocketError.AccessDenied } => new($"Le système ne laisse pas le programme écouter à cette adresse (--urls) : {Cure}", fault),
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } or IOException { InnerException: SocketException } => new($"Cette machine n’a pas l’adresse demandée par --urls : {Cure}", fault),
        FormatException { TargetSite.DeclaringType.Name: "BindingAddress" } => new($"L’adresse donnée par --urls n’est pas lisible ({OneLine(fault)}) : {Cure}", fault),
        InvalidDataException => new($"Les réglages d’appsettings.json ne sont pas lisibles ({OneLine(fault.InnerException ?? fault)}) : corrigez ce fichier.", fault),
        FileNotFoundException { FileName: null } when fault.Message.Contains("appsettings.json", StringComparison.Ordinal) => new("Le fichier appsettings.json manque à côté du programme : remettez celui de la version installée.", fault),
        _ => null,
    };

    private static string OneLine(Exception fault) => fault.Message.ReplaceLineEndings(" ").TrimEnd('.');
}
