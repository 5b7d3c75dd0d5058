using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Forum.Web.Live;

/// <summary>This node as a listener of the backplane: what would be written to a browser's socket is heard here. The backplane waits for each before it gives the next.</summary>
internal sealed class NodeConnection(string node, IHubProtocol protocol, ILoggerFactory logs, Func<RedisNodes.Said, Task> hear)
    : HubConnectionContext(new DefaultConnectionContext(node), new HubConnectionContextOptions(), logs), IInvocationBinder
{
    public override async ValueTask WriteAsync(SerializedHubMessage message, CancellationToken cancellationToken = default)
    {
        var bytes = new ReadOnlySequence<byte>(message.GetSerializedMessage(protocol));
        // what a node of another version says and this one does not know leaves a gap in the numbers
        if (protocol.TryParseMessage(ref bytes, this, out var parsed) && parsed is InvocationMessage { Target: NodeHub.Said, Arguments: [RedisNodes.Said said] }) await hear(said);
    }

    IReadOnlyList<Type> IInvocationBinder.GetParameterTypes(string methodName) => methodName == NodeHub.Said ? [typeof(RedisNodes.Said)] : [];

    Type IInvocationBinder.GetReturnType(string invocationId) => typeof(object);

    Type IInvocationBinder.GetStreamItemType(string streamId) => typeof(object);
}
