namespace Forum.Core.Text;

/// <summary>Thrown by <see cref="CappedWriter"/> to stop a renderer that has no other way to be stopped; never leaves <see cref="Markup"/>.</summary>
internal sealed class OutputTooLargeException : Exception;

/// <summary>Refuses to grow past the limit: a reference bomb stops here, before it becomes a DOM.</summary>
internal sealed class CappedWriter(int limit) : StringWriter
{
    private int _left = limit;

    public override void Write(char value)
    {
        Take(1);
        base.Write(value);
    }

    public override void Write(string? value)
    {
        Take(value?.Length ?? 0);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Take(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Take(buffer.Length);
        base.Write(buffer);
    }

    private void Take(int count)
    {
        if ((_left -= count) < 0) throw new OutputTooLargeException();
    }
}
