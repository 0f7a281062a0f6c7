namespace KernelGen.Samples.Server;

/// <summary>
/// A small service: <c>POST /digit</c> reads a digit, <c>POST /filter/{name}</c> filters a picture, <c>GET /</c> says so.
/// </summary>
internal static class ServerApplication
{
    /// <summary>The largest upload in bytes; more is answered with 413.</summary>
    public const int MaxUpload = 8 << 20;

    /// <summary>What is read at most of a refused upload, so that the client sees the answer; the connection of a larger one is closed.</summary>
    public const int MaxDiscarded = 64 << 20;

    /// <summary>How long a refused upload is read at most.</summary>
    public static readonly TimeSpan DiscardTime = TimeSpan.FromSeconds(10);

    /// <summary>The most pixels of a picture, whatever it weighs in its file; more is answered with 413.</summary>
    public const int MaxPixels = 16_000_000;

    /// <summary>Makes the application; the caller runs it.</summary>
    public static WebApplication Create(params string[] arguments)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(arguments);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Kestrel closes the connection at its limit; ours is below it, and answers.
            kestrel.Limits.MaxRequestBodySize = MaxUpload + MaxDiscarded;
            kestrel.AddServerHeader = false;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Services.AddSingleton<DigitReader>();

        WebApplication application = builder.Build();
        var digits = new DigitEndpoint(application.Services.GetRequiredService<DigitReader>());
        application.MapPost("/digit", digits.HandleAsync);
        application.MapPost("/filter/{name}", FilterEndpoint.HandleAsync);
        application.MapGet("/", () =>
            "POST /digit: a picture of one digit, or raw gray bytes with ?width=28&height=28; answers JSON.\n"
            + $"POST /filter/{{name}}: a picture; answers a PNG. Names: {string.Join(", ", FilterEndpoint.Names)}.\n");
        return application;
    }
}
