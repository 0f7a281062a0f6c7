using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KernelGen.Web.Tests.Browser;

/// <summary>Speaks the Chrome DevTools protocol with one tab.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private int _id;

    private DevTools()
    {
    }

    /// <summary>What the page logged as an error or threw.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Bytes that came over the network since the last <see cref="OpenAsync"/>, as sent: compressed, with headers.</summary>
    public double Received { get; private set; }

    public static async Task<DevTools> ConnectAsync(string address)
    {
        var tools = new DevTools();
        using var patience = new CancellationTokenSource(Patience);
        await tools._socket.ConnectAsync(new Uri(address), patience.Token);
        foreach (string domain in (string[])["Page", "Runtime", "Log", "Network"])
            await tools.SendAsync($"{domain}.enable");
        return tools;
    }

    /// <summary>Sends a command and waits for its answer; events that come meanwhile are kept.</summary>
    public async Task<JsonNode> SendAsync(string method, object? parameters = null)
    {
        int id = ++_id;
        using var patience = new CancellationTokenSource(Patience);
        byte[] message = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters ?? new { } });
        await _socket.SendAsync(message, WebSocketMessageType.Text, true, patience.Token);
        while (true)
        {
            JsonNode answer = await ReceiveAsync(patience.Token);
            if (answer["id"]?.GetValue<int>() == id)
            {
                return answer["error"] is { } error
                    ? throw new InvalidOperationException($"{method}: {error["message"]}")
                    : answer["result"]!;
            }

            Note(answer);
        }
    }

    /// <summary>The value of a JavaScript expression, a promise's once it is kept.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        JsonNode answer = await SendAsync("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true });
        return answer["exceptionDetails"] is { } details
            ? throw new InvalidOperationException($"{details["exception"]?["description"] ?? details["text"]}")
            : answer["result"]!["value"];
    }

    public async Task<T> EvaluateAsync<T>(string expression) => (await EvaluateAsync(expression))!.GetValue<T>();

    /// <summary>Waits until an expression is true.</summary>
    public async Task WaitAsync(string condition)
    {
        DateTime end = DateTime.UtcNow + Patience;
        while (!await EvaluateAsync<bool>($"!!({condition})"))
        {
            if (DateTime.UtcNow > end || Errors.Count > 0)
                throw new TimeoutException($"'{condition}' did not come true. Errors: {string.Join("; ", Errors)}");
            await Task.Delay(50);
        }
    }

    /// <summary>Opens an address and waits until the page is ready.</summary>
    public async Task OpenAsync(string address)
    {
        Received = 0;
        await SendAsync("Page.navigate", new { url = address });
        await WaitAsync("globalThis.kernelgen");
    }

    /// <summary>Moves, presses or releases the mouse.</summary>
    public Task MouseAsync(string type, double x, double y) => SendAsync(
        "Input.dispatchMouseEvent", new { type, x, y, button = "left", buttons = type == "mouseReleased" ? 0 : 1, clickCount = 1 });

    public async Task KeyAsync(string key, string code)
    {
        await SendAsync("Input.dispatchKeyEvent", new { type = "rawKeyDown", key, code });
        await SendAsync("Input.dispatchKeyEvent", new { type = "keyUp", key, code });
    }

    /// <summary>A picture of the whole page as a PNG.</summary>
    public async Task<byte[]> ScreenshotAsync(bool wholePage = true)
    {
        JsonNode answer = await SendAsync("Page.captureScreenshot", new { format = "png", captureBeyondViewport = wholePage });
        return Convert.FromBase64String(answer["data"]!.GetValue<string>());
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }

        _socket.Dispose();
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        var part = new byte[1 << 16];
        WebSocketReceiveResult result;
        do
        {
            result = await _socket.ReceiveAsync(part, cancellation);
            message.Write(part, 0, result.Count);
        }
        while (!result.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!;
    }

    private void Note(JsonNode message)
    {
        JsonNode? parameters = message["params"];
        switch (message["method"]?.GetValue<string>())
        {
            case "Runtime.exceptionThrown":
                Errors.Add($"{parameters!["exceptionDetails"]!["exception"]?["description"] ?? parameters["exceptionDetails"]!["text"]}");
                break;
            case "Log.entryAdded" when parameters!["entry"]!["level"]!.GetValue<string>() == "error":
                Errors.Add($"{parameters["entry"]!["text"]} {parameters["entry"]!["url"]}");
                break;
            case "Network.loadingFinished":
                Received += parameters!["encodedDataLength"]!.GetValue<double>();
                break;
        }
    }
}
