using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using static System.FormattableString;

namespace KernelGen.Samples.Server.Load;

/// <summary>The verb <c>load</c>: server and clients in this process, over the loopback; says requests a second and what is allocated.</summary>
internal static class LoadCommand
{
    /// <summary>Runs the load test: [SECONDS [CONNECTIONS]], 5 and 32 by default.</summary>
    public static async Task<int> RunAsync(string[] options, TextWriter output, TextWriter error)
    {
        int seconds = 5;
        int connections = 32;
        if (options.Length > 2 || (options.Length > 0 && !TryCount(options[0], 60, out seconds)) || (options.Length > 1 && !TryCount(options[1], 256, out connections)))
        {
            error.WriteLine("error: load takes the seconds, 1 to 60, and the number of connections, 1 to 256.");
            return 1;
        }

        await using WebApplication application = ServerApplication.Create();
        application.Urls.Add("http://127.0.0.1:0");
        await application.StartAsync();
        string address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var server = new IPEndPoint(IPAddress.Loopback, new Uri(address).Port);
        DigitReader reader = application.Services.GetRequiredService<DigitReader>();
        byte[] request = DigitRequest();

        // The first second is for the just-in-time compiler.
        await MeasureAsync(request, server, connections, TimeSpan.FromSeconds(1));
        (long calls, long allocated, long total) = (reader.Calls, reader.AllocatedBytes, GC.GetTotalAllocatedBytes());
        (int answered, TimeSpan elapsed) = await MeasureAsync(request, server, connections, TimeSpan.FromSeconds(seconds));
        output.WriteLine(Invariant($"POST /digit, {connections} connections, {Environment.ProcessorCount} processors shared with the clients"));
        output.WriteLine(Invariant($"requests      {answered / elapsed.TotalSeconds:N0} a second ({answered:N0} in {elapsed.TotalSeconds:F1} s)"));
        output.WriteLine(Invariant($"KernelGen     {reader.AllocatedBytes - allocated:N0} bytes allocated in {reader.Calls - calls:N0} calls"));
        output.WriteLine(Invariant($"the process   {(double)(GC.GetTotalAllocatedBytes() - total) / Math.Max(1, answered):N0} bytes allocated a request, server and clients"));
        await application.StopAsync();
        return 0;
    }

    private static async Task<(int Answered, TimeSpan Elapsed)> MeasureAsync(byte[] request, IPEndPoint server, int connections, TimeSpan time)
    {
        LoadClient[] clients = [.. Enumerable.Range(0, connections).Select(_ => new LoadClient(request))];
        using var end = new CancellationTokenSource(time);
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(clients.Select(client => client.RunAsync(server, end.Token)));
        return (clients.Sum(client => client.Answered), Stopwatch.GetElapsedTime(start));
    }

    // A seven of 28 x 28 gray bytes: a bar and a slanted line.
    private static byte[] DigitRequest()
    {
        var pixels = new byte[28 * 28];
        for (int x = 7; x < 21; x++) pixels[(5 * 28) + x] = pixels[(6 * 28) + x] = 255;
        for (int y = 7; y < 23; y++)
            for (int x = 0; x < 3; x++) pixels[(y * 28) + 18 + x - ((y - 7) / 2)] = 255;
        byte[] head = Encoding.ASCII.GetBytes(
            $"POST /digit HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nContent-Length: {pixels.Length}\r\n\r\n");
        return [.. head, .. pixels];
    }

    private static bool TryCount(string text, int greatest, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 1 && count <= greatest;
}
