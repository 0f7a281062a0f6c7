using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KernelGen.Web.Tests.Page;

/// <summary>Serves the published page on the loopback, compressed as any static host would: the files beside those with .br.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private PageServer(WebApplication application) => _application = application;

    /// <summary>The published files.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "page", "wwwroot");

    public string Address => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<PageServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        var types = new FileExtensionContentTypeProvider();
        application.Run(async context =>
        {
            string name = context.Request.Path == "/" ? "index.html" : context.Request.Path.Value!.TrimStart('/');
            string file = Path.Combine(Folder, name);
            if (!File.Exists(file))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.ContentType = types.TryGetContentType(name, out string? type) ? type : "application/octet-stream";
            context.Response.Headers.CacheControl = "max-age=3600";
            if (File.Exists(file + ".br") && context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            {
                context.Response.Headers.ContentEncoding = "br";
                file += ".br";
            }

            context.Response.ContentLength = new FileInfo(file).Length;
            await context.Response.SendFileAsync(file);
        });
        await application.StartAsync();
        return new PageServer(application);
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();
}
