using System.Text.Json.Nodes;
using KernelGen.Web.Tests.Browser;
using Xunit.Abstractions;

namespace KernelGen.Web.Tests.Page;

/// <summary>Light and dark, phone and desktop, names for screen readers, and what the page weighs.</summary>
public sealed class LooksTests(PageFixture page, ITestOutputHelper output) : IClassFixture<PageFixture>
{
    /// <summary>To keep the pictures: set KERNELGEN_SCREENSHOTS to a folder.</summary>
    [BrowserFact]
    public async Task NothingIsWiderThanTheWindowInAnyLook()
    {
        foreach ((string name, int width, string scheme, bool mobile) in ((string, int, string, bool)[])
            [("light", 1280, "light", false), ("dark", 1280, "dark", false), ("tablet", 800, "light", false), ("phone", 390, "dark", true), ("small", 320, "light", true)])
        {
            await using DevTools tab = await page.OpenAsync(width, 900, scheme, mobile);
            await tab.EvaluateAsync("document.querySelectorAll('#examples button')[5].click()");
            await tab.WaitAsync("kernelgen.pen.strokes.length === 1 && !kernelgen.pen.isDown");
            Assert.True(await tab.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{name} scrolls sideways");
            Assert.Empty(tab.Errors);
            if (Environment.GetEnvironmentVariable("KERNELGEN_SCREENSHOTS") is { Length: > 0 } folder)
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), await tab.ScreenshotAsync());
        }
    }

    [BrowserFact]
    public async Task TextHasContrastInBothThemes()
    {
        foreach (string scheme in (string[])["light", "dark"])
        {
            await using DevTools tab = await page.OpenAsync(scheme: scheme);
            foreach ((string text, string ground) in ((string, string)[])
                [("--text", "--page"), ("--text", "--card"), ("--soft", "--page"), ("--soft", "--card"), ("--accent", "--page"), ("--accent", "--card"),
                 ("--accent-text", "--accent"), ("--error", "--card"), ("--text", "--accent-soft")])
            {
                double contrast = Contrast(await ColourAsync(tab, text), await ColourAsync(tab, ground));
                Assert.True(contrast >= 4.5, $"{text} on {ground} in the {scheme} theme: {contrast:F2}");
            }
        }
    }

    [BrowserFact]
    public async Task TheThemeButtonIsStrongerThanTheSystem()
    {
        await using DevTools tab = await page.OpenAsync(scheme: "light");
        string light = await tab.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        await tab.EvaluateAsync("document.getElementById('theme').click(); document.getElementById('theme').click()");
        Assert.Equal("Theme: dark", await tab.EvaluateAsync<string>("document.getElementById('theme').textContent"));
        Assert.NotEqual(light, await tab.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await tab.OpenAsync(page.Address);
        Assert.Equal("Theme: dark", await tab.EvaluateAsync<string>("document.getElementById('theme').textContent"));
        await tab.EvaluateAsync("localStorage.clear()");
    }

    [BrowserFact]
    public async Task EverythingThatTakesFocusHasAName()
    {
        await using DevTools tab = await page.OpenAsync();
        await tab.SendAsync("Accessibility.enable");
        JsonNode tree = await tab.SendAsync("Accessibility.getFullAXTree");
        int named = 0;
        foreach (JsonNode? node in tree["nodes"]!.AsArray())
        {
            bool focusable = node!["properties"]?.AsArray().Any(p => p!["name"]!.GetValue<string>() == "focusable") ?? false;
            string role = node["role"]?["value"]?.GetValue<string>() ?? "";
            bool isPicture = role is "image" or "img" or "canvas";
            if ((!focusable && !isPicture) || role is "RootWebArea" || node["ignored"]?.GetValue<bool>() == true) continue;
            Assert.False(string.IsNullOrWhiteSpace(node["name"]?["value"]?.GetValue<string>()), $"A {role} has no name: {node}");
            named++;
        }

        Assert.InRange(named, 30, 200);
    }

    [BrowserFact]
    public async Task ThePageIsSmallAndThereAtOnce()
    {
        await using DevTools tab = await page.OpenAsync();
        await tab.SendAsync("Network.clearBrowserCache");
        await tab.OpenAsync(page.Address);
        output.WriteLine($"First visit: {tab.Received / 1e6:F2} MB over the network, ready after {await tab.EvaluateAsync<double>("kernelgen.ready"):F0} ms.");
        Assert.InRange(tab.Received, 1e6, 2.5e6);

        await tab.OpenAsync(page.Address);
        double paint = await tab.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
        output.WriteLine($"Second visit: first paint after {paint:F0} ms, ready after {await tab.EvaluateAsync<double>("kernelgen.ready"):F0} ms.");
        output.WriteLine($"LeNet-5: {await tab.EvaluateAsync<string>("document.getElementById('m-lenet').textContent")}");

        await tab.EvaluateAsync("kernelgen.runtime.filters.ColoursAddress(640, 480)");
        foreach (string kernel in (string[])["blur", "sharpen", "outline", "emboss", "left-sobel"])
        {
            await tab.EvaluateAsync($"kernelgen.runtime.filters.Run('{kernel}', 5)");
            output.WriteLine($"{kernel}, 640 x 480: {await tab.EvaluateAsync<double>($"kernelgen.runtime.filters.Run('{kernel}', 20)"):F2} ms");
        }

        // Generous, for busy machines; the figures in the documents are from quiet ones.
        Assert.InRange(paint, 0, 5000);
    }

    private static async Task<double[]> ColourAsync(DevTools tab, string name)
    {
        string hex = await tab.EvaluateAsync<string>($"getComputedStyle(document.documentElement).getPropertyValue('{name}').trim()");
        return [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(hex.Substring(1 + (2 * i), 2), 16) / 255.0)];
    }

    // WCAG 2.2, relative luminance and contrast ratio.
    private static double Contrast(double[] one, double[] other)
    {
        (double a, double b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(double[] colour)
    {
        double[] linear = [.. colour.Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }
}
