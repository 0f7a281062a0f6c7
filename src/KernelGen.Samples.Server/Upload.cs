using System.Buffers;

namespace KernelGen.Samples.Server;

/// <summary>A request's body in memory that goes back to the pool.</summary>
internal struct Upload : IDisposable
{
    private byte[]? _bytes;

    private Upload(byte[] bytes, int length) => (_bytes, Length) = (bytes, length);

    public int Length { get; }

    public readonly ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>The bytes as a stream that can seek, for decoders.</summary>
    public readonly Pictures.EndingStream OpenRead() => new(_bytes!, Length);

    /// <summary>Reads a body piece by piece as it arrives, and stops where it passes the limit.</summary>
    /// <exception cref="RefusedException">The body is empty (400) or too large (413).</exception>
    public static async ValueTask<Upload> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > ServerApplication.MaxUpload) throw TooLarge();
        byte[] bytes = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? 1 << 16) + 1);
        int length = 0;
        try
        {
            while (true)
            {
                int read = await request.Body.ReadAsync(bytes.AsMemory(length), cancellation);
                length += read;
                if (length > ServerApplication.MaxUpload) throw TooLarge();
                if (read == 0) break;
                if (length < bytes.Length) continue;
                byte[] larger = ArrayPool<byte>.Shared.Rent(2 * bytes.Length);
                bytes.CopyTo(larger, 0);
                ArrayPool<byte>.Shared.Return(bytes);
                bytes = larger;
            }

            if (length == 0) throw new RefusedException(400, "The body is empty; send the picture as the body.");
            return new Upload(bytes, length);
        }
        catch (Exception e)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            if (e is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }) throw TooLarge();
            throw;
        }
    }

    /// <summary>
    /// Reads what is left of a refused request's body and throws it away, within limits of bytes and of time. Many clients send all of
    /// a body before they look for the answer; closing the connection under them would lose it.
    /// </summary>
    public static async Task DiscardAsync(HttpRequest request, CancellationToken cancellation)
    {
        // Who asked first and was refused sends no body.
        if (request.Headers.Expect.Count > 0 && request.ContentLength > ServerApplication.MaxUpload) return;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(ServerApplication.DiscardTime);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            long left = ServerApplication.MaxDiscarded;
            int read;
            while (left > 0 && (read = await request.Body.ReadAsync(bytes, end.Token)) > 0) left -= read;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client went away, was too slow, or announced more than is thrown away: the server closes the connection.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    public void Dispose()
    {
        if (_bytes is null) return;
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = null;
    }

    private static RefusedException TooLarge() =>
        new(413, $"The body is larger than {ServerApplication.MaxUpload >> 20} MiB, the limit here.");
}
