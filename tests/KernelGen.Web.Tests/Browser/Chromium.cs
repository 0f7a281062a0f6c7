using System.Diagnostics;
using System.Text.Json.Nodes;

namespace KernelGen.Web.Tests.Browser;

/// <summary>A headless Chromium with an empty profile of its own.</summary>
internal sealed class Chromium : IDisposable
{
    private readonly Process _process;
    private readonly string _profile;
    private readonly string _address;

    private Chromium(Process process, string profile, string address)
    {
        _process = process;
        _profile = profile;
        _address = address;
    }

    /// <summary>Where the program is, or null where there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => (string[])[System.IO.Path.Combine(folder, "chromium"), System.IO.Path.Combine(folder, "chromium-browser")])
        .FirstOrDefault(File.Exists);

    public static async Task<Chromium> StartAsync()
    {
        string profile = Directory.CreateTempSubdirectory("kernelgen-chromium").FullName;
        var start = new ProcessStartInfo(Path!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", $"--user-data-dir={profile}", "--remote-debugging-port=0",
            "--window-size=1280,900", "--hide-scrollbars", "about:blank",
        ])
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        const string listening = "DevTools listening on ws://";
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            int at = line.IndexOf(listening, StringComparison.Ordinal);
            if (at < 0) continue;
            _ = process.StandardError.ReadToEndAsync();
            return new Chromium(process, profile, line[(at + listening.Length)..].Split('/')[0]);
        }

        throw new InvalidOperationException("Chromium ended before it listened.");
    }

    /// <summary>A new tab.</summary>
    /// <param name="width">Pixels of the window.</param>
    /// <param name="height">Pixels of the window.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="mobile">Whether it is a phone.</param>
    public async Task<DevTools> OpenTabAsync(int width = 1280, int height = 900, string scheme = "light", bool mobile = false)
    {
        using var http = new HttpClient();
        using HttpResponseMessage answer = await http.PutAsync($"http://{_address}/json/new?about:blank", null);
        JsonNode tab = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        DevTools tools = await DevTools.ConnectAsync(tab["webSocketDebuggerUrl"]!.GetValue<string>());
        await tools.SendAsync("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = mobile ? 2 : 1, mobile });
        await tools.SendAsync("Emulation.setEmulatedMedia", new { features = new[] { new { name = "prefers-color-scheme", value = scheme } } });
        return tools;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_profile, recursive: true);
    }
}
