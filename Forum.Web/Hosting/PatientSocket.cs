using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Forum.Web.Hosting;

/// <summary>
/// Ends the connection of who takes nothing of what waits for her. Kestrel's least rate of an answer does not: it counts every byte that has been written as time she may take
/// (at 240 bytes a second, two minutes a page), so that who has many pages in the machine's buffers has hours. Linux does it by itself, for all connections that a socket accepts; elsewhere a proxy in front does.
/// </summary>
internal static class PatientSocket
{
    /// <summary>Milliseconds without any byte taken, or acknowledged, while some wait; as long as nginx waits for its clients (send_timeout).</summary>
    private const int Patience = 60_000;

    /// <summary>TCP_USER_TIMEOUT of tcp(7): how long what was sent may stay unacknowledged, or what waits untransmitted behind a window of zero.</summary>
    private const int Tcp = 6, UserTimeout = 18;

    public static Socket Listen(EndPoint at)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(at);
        if (OperatingSystem.IsLinux() && at is IPEndPoint) socket.SetRawSocketOption(Tcp, UserTimeout, BitConverter.GetBytes(Patience));
        return socket;
    }
}
