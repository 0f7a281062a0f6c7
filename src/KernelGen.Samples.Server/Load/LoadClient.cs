using System.Net;
using System.Net.Sockets;

namespace KernelGen.Samples.Server.Load;

/// <summary>One connection that sends the same request again and again, and waits for each answer.</summary>
internal sealed class LoadClient(byte[] request)
{
    private readonly byte[] _answer = new byte[4096];

    /// <summary>Answers with status 200.</summary>
    public int Answered { get; private set; }

    /// <summary>Sends requests until the time is over.</summary>
    /// <exception cref="InvalidOperationException">An answer is not 200.</exception>
    public async Task RunAsync(IPEndPoint server, CancellationToken end)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server, CancellationToken.None);
        while (!end.IsCancellationRequested)
        {
            await socket.SendAsync(request, SocketFlags.None);
            int length = 0;
            do
            {
                int read = await socket.ReceiveAsync(_answer.AsMemory(length), SocketFlags.None);
                if (read == 0) throw new InvalidOperationException("The server closed the connection.");
                length += read;
            }
            while (!IsWhole(_answer.AsSpan(0, length)));
            if (!_answer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
                throw new InvalidOperationException($"The server answered {System.Text.Encoding.ASCII.GetString(_answer, 0, length)}.");
            Answered++;
        }
    }

    // The answer is chunked, and its last chunk is empty.
    private static bool IsWhole(ReadOnlySpan<byte> answer) => answer.EndsWith("\r\n0\r\n\r\n"u8);
}
