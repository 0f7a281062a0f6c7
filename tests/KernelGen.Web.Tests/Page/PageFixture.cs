using KernelGen.Web.Tests.Browser;

namespace KernelGen.Web.Tests.Page;

/// <summary>One server and one browser for all tests of the page.</summary>
public sealed class PageFixture : IAsyncLifetime
{
    private PageServer? _server;
    private Chromium? _browser;

    internal string Address => _server!.Address;

    internal async Task<DevTools> OpenAsync(int width = 1280, int height = 900, string scheme = "light", bool mobile = false)
    {
        DevTools tab = await _browser!.OpenTabAsync(width, height, scheme, mobile);
        await tab.OpenAsync(Address);
        return tab;
    }

    async Task IAsyncLifetime.InitializeAsync()
    {
        if (Chromium.Path is null) return;
        _server = await PageServer.StartAsync();
        _browser = await Chromium.StartAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        _browser?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }
}
