using System.Buffers;
using System.IO.Pipelines;

namespace Forum.Web.Pieces;

/// <summary>A page's bytes, in one rented array that grows: nothing leaves before the page is whole, whatever its pieces flush.</summary>
internal sealed class PageBuffer : PipeWriter, IDisposable
{
    /// <summary>Most pages fit, in bytes.</summary>
    private const int Usual = 64 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Usual);
    private int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public override void Advance(int bytes) => _length += bytes;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public override Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(_length);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => new(new FlushResult(cancellationToken.IsCancellationRequested, false));

    public override void CancelPendingFlush() { }

    public override void Complete(Exception? exception = null) { }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private void Grow(int sizeHint)
    {
        if (_bytes.Length - _length >= Math.Max(1, sizeHint)) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, _length + sizeHint));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
