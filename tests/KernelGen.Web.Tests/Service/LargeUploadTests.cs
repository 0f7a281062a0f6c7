extern alias server;

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using server::KernelGen.Samples.Server;

namespace KernelGen.Web.Tests.Service;

/// <summary>Uploads that are refused before they have arrived: the client sees the answer, however it sends.</summary>
public sealed class LargeUploadTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private const string TooLarge = "The body is larger than 8 MiB";

    [Theory]
    [InlineData("/digit", ServerApplication.MaxUpload + 1, false, 413, TooLarge)]
    [InlineData("/digit", 48 << 20, false, 413, TooLarge)]
    [InlineData("/digit", ServerApplication.MaxUpload + 1, true, 413, TooLarge)]
    [InlineData("/filter/blur", 48 << 20, true, 413, TooLarge)]
    [InlineData("/filter/blurr", 16 << 20, false, 404, "There is no filter")]
    [InlineData("/filter/blurr", 16 << 20, true, 404, "There is no filter")]
    public async Task TheAnswerArrivesWithoutAskingFirst(string path, int length, bool chunked, int status, string reason)
    {
        // Several times, since a closed connection loses the answer only at times.
        for (int i = 0; i < 4; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[length]) };
            request.Headers.ExpectContinue = false;
            request.Headers.TransferEncodingChunked = chunked;
            using HttpResponseMessage answer = await service.Client.SendAsync(request);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Contains(reason, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhoAsksFirstIsRefusedWithoutSending()
    {
        using Socket socket = await ConnectAsync();
        await socket.SendAsync(Head("/digit", $"Expect: 100-continue\r\nContent-Length: {64 << 20}"));
        Assert.StartsWith("HTTP/1.1 413", await ReadAsync(socket), StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/digit") { Content = new ByteArrayContent(new byte[ServerApplication.MaxUpload + 1]) };
        request.Headers.ExpectContinue = true;
        using HttpResponseMessage answer = await service.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(TooLarge, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AClientThatSendsAllBeforeItReadsGetsTheAnswer(bool chunked)
    {
        const int piece = 1 << 20, pieces = 32;
        using Socket socket = await ConnectAsync();
        await socket.SendAsync(Head("/digit", chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {pieces * piece}"));
        byte[] zeros = new byte[piece];
        for (int i = 0; i < pieces; i++)
        {
            if (chunked) await socket.SendAsync(Encoding.ASCII.GetBytes(piece.ToString("x", CultureInfo.InvariantCulture) + "\r\n"));
            await socket.SendAsync(zeros);
            if (chunked) await socket.SendAsync("\r\n"u8.ToArray());
        }

        if (chunked) await socket.SendAsync("0\r\n\r\n"u8.ToArray());
        string answer = await ReadAsync(socket);
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains(TooLarge, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUploadOfExactlyTheLimitIsRead()
    {
        using HttpResponseMessage answer = await service.Client.PostAsync("/digit?width=4096&height=2048", new ByteArrayContent(new byte[ServerApplication.MaxUpload])
        {
            Headers = { { "Content-Type", "application/octet-stream" } },
        });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("no contrast", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheServiceAnswersOthersAfterAnEndlessUpload()
    {
        using (Socket socket = await ConnectAsync())
        {
            await socket.SendAsync(Head("/digit", "Transfer-Encoding: chunked"));
            byte[] chunk = [.. "100000\r\n"u8, .. new byte[1 << 20], .. "\r\n"u8];
            try
            {
                // More than is thrown away: the server closes, and the client sees its answer or a broken connection.
                for (int i = 0; i < 200; i++) await socket.SendAsync(chunk);
                Assert.Fail("The server read 200 MiB.");
            }
            catch (SocketException)
            {
            }
        }

        Assert.Contains("POST /digit", await service.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 15_000, SendTimeout = 15_000 };
        await socket.ConnectAsync(IPAddress.Loopback, service.Client.BaseAddress!.Port);
        return socket;
    }

    private static byte[] Head(string path, string headers) => Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n\r\n");

    private static async Task<string> ReadAsync(Socket socket)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        var bytes = new byte[4096];
        int length = 0;
        while (length < bytes.Length && !Encoding.ASCII.GetString(bytes, 0, length).Contains('}', StringComparison.Ordinal))
        {
            int read = await socket.ReceiveAsync(bytes.AsMemory(length), SocketFlags.None, end.Token);
            if (read == 0) break;
            length += read;
        }

        return Encoding.ASCII.GetString(bytes, 0, length);
    }
}
