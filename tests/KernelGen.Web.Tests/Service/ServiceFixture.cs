extern alias server;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using server::KernelGen.Samples.Server;

namespace KernelGen.Web.Tests.Service;

/// <summary>The service on a free port of the loopback, with Kestrel itself, and a client.</summary>
public sealed class ServiceFixture : IAsyncLifetime
{
    private readonly WebApplication _application = ServerApplication.Create("--Logging:LogLevel:Default=None");

    /// <summary>Sends to the service.</summary>
    public HttpClient Client { get; } = new();

    internal DigitReader Reader => _application.Services.GetRequiredService<DigitReader>();

    async Task IAsyncLifetime.InitializeAsync()
    {
        _application.Urls.Add("http://127.0.0.1:0");
        await _application.StartAsync();
        Client.BaseAddress = new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
    }
}
