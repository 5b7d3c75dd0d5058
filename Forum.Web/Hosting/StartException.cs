namespace Forum.Web.Hosting;

/// <summary>The program cannot start. The message is one sentence that names what is wrong and the cure.</summary>
public sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
