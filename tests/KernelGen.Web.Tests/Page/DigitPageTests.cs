using System.Text.Json.Nodes;
using KernelGen.Samples.LeNet;
using KernelGen.Web.Tests.Browser;

namespace KernelGen.Web.Tests.Page;

/// <summary>Drawing digits on the page, as a person does.</summary>
public sealed class DigitPageTests(PageFixture page) : IClassFixture<PageFixture>
{
    private static readonly (double X, double Y)[] Seven = [(0.28, 0.22), (0.5, 0.22), (0.72, 0.22), (0.6, 0.5), (0.46, 0.82)];

    [BrowserFact]
    public async Task ADrawnSevenIsReadAsSeven()
    {
        await using DevTools tab = await page.OpenAsync();
        await DrawAsync(tab, Seven);
        Assert.Equal("7", await VerdictAsync(tab));
        await tab.WaitAsync("document.getElementById('announce').textContent.startsWith('Read as 7, ')");
        Assert.Equal("7", await tab.EvaluateAsync<string>("document.querySelector('#scores .best span').textContent"));
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task ScoresMapsAndFieldsChangeWhileThePenMoves()
    {
        await using DevTools tab = await page.OpenAsync();
        (double left, double top, double width, double height) = await BoxAsync(tab);
        (double X, double Y)[] dense = [.. Enumerable.Range(0, 30).Select(i => (0.3 + (0.4 * Math.Min(i, 15) / 15), 0.2 + (0.6 * Math.Max(0, i - 15) / 15)))];
        await tab.MouseAsync("mousePressed", left + (width * dense[0].X), top + (height * dense[0].Y));
        var seen = new HashSet<string>();
        foreach ((double x, double y) in dense)
        {
            await tab.MouseAsync("mouseMoved", left + (width * x), top + (height * y));
            seen.Add(await tab.EvaluateAsync<string>(
                "['map-C1', 'map-C3', 'drawing-marks', 'input'].map(id => document.getElementById(id).toDataURL()).join()"
                + " + document.getElementById('scores').textContent"));
        }

        Assert.InRange(seen.Count, 25, 30);
        await tab.MouseAsync("mouseReleased", left + (width * dense[^1].X), top + (height * dense[^1].Y));
    }

    [BrowserFact]
    public async Task TheKeyboardAloneDrawsASeven()
    {
        await using DevTools tab = await page.OpenAsync();
        await tab.EvaluateAsync("document.getElementById('drawing').focus()");
        await PressAsync(tab, "ArrowLeft", 6);
        await PressAsync(tab, "ArrowUp", 8);
        await tab.KeyAsync(" ", "Space");
        await PressAsync(tab, "ArrowRight", 12);
        for (int i = 0; i < 8; i++)
        {
            await PressAsync(tab, "ArrowDown", 2);
            await PressAsync(tab, "ArrowLeft", 1);
        }

        await tab.KeyAsync(" ", "Space");
        Assert.Equal("7", await VerdictAsync(tab));
        await tab.KeyAsync("Delete", "Delete");
        Assert.Equal("Nothing is drawn yet.", await tab.EvaluateAsync<string>("document.getElementById('verdict-text').textContent"));
    }

    [BrowserFact]
    public async Task EveryExampleIsReadAsItsDigit()
    {
        await using DevTools tab = await page.OpenAsync();
        var read = new List<string>();
        for (int digit = 0; digit < 10; digit++)
        {
            await tab.EvaluateAsync($"document.querySelectorAll('#examples button')[{digit}].click()");
            int strokes = await tab.EvaluateAsync<int>($"import('/js/examples.js').then(m => m.exampleDigits[{digit}].length)");
            await tab.WaitAsync($"kernelgen.pen.strokes.length === {strokes} && !kernelgen.pen.isDown");
            read.Add(await VerdictAsync(tab));
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(digit => $"{digit}"), read);
    }

    [BrowserFact]
    public async Task TheMapsEndInTheWholeNetworksScoresBitForBit()
    {
        await using DevTools tab = await page.OpenAsync();
        await DrawAsync(tab, Seven);
        float[] values = await FloatsAsync(tab, "kernelgen.digitView.values");
        float[] whole = await FloatsAsync(tab, "kernelgen.runtime.digits.WholeScores()");
        Assert.Equal(whole, values[^10..]);

        // The page has no fused multiply-add, so the last bits may differ from those here.
        using var network = new LeNet5();
        WeightFile.Read(network, File.ReadAllBytes(Path.Combine(PageServer.Folder, "lenet5.bin")));
        var here = new float[10];
        network.Forward(values.AsSpan(0, LeNet5.InputLength), here);
        for (int i = 0; i < 10; i++) Assert.Equal(here[i], whole[i], 1e-3f);
    }

    [BrowserFact]
    public async Task TheFieldsAreThoseOfTheCompiledNetwork()
    {
        await using DevTools tab = await page.OpenAsync();
        JsonNode layers = (await tab.EvaluateAsync("import('/js/fields.js').then(m => m.layers)"))!;
        using var network = new LeNet5();
        foreach (JsonNode? layer in layers.AsArray())
        {
            Layer expected = network.Layers.Single(l => l.Name == layer!["name"]!.GetValue<string>());
            Assert.Equal(expected.ReceptiveField, layer!["size"]!.GetValue<int>());
            Assert.Equal(
                expected.OutputShape,
                new Shape(layer["maps"]!.GetValue<int>(), layer["side"]!.GetValue<int>(), layer["side"]!.GetValue<int>()));
        }
    }

    [BrowserFact]
    public async Task AUnitChosenByKeyboardIsToldWithWhatItSees()
    {
        await using DevTools tab = await page.OpenAsync();
        await DrawAsync(tab, Seven);

        // The page scrolls below a pointer that rests, and the browser tells of what is then below it some time later.
        await tab.MouseAsync("mouseMoved", 0, 0);
        await tab.EvaluateAsync("document.getElementById('map-C3').focus()");
        await PressAsync(tab, "ArrowRight", 2);
        await PressAsync(tab, "ArrowDown", 1);
        await tab.KeyAsync("PageDown", "PageDown");
        string text = await tab.EvaluateAsync<string>("document.getElementById('unit').textContent");
        Assert.StartsWith("C3, map 2, column 3, row 2: value ", text, StringComparison.Ordinal);
        Assert.EndsWith("it sees columns 5 to 18, rows 3 to 16.", text, StringComparison.Ordinal);
    }

    private static async Task DrawAsync(DevTools tab, (double X, double Y)[] points)
    {
        (double left, double top, double width, double height) = await BoxAsync(tab);
        await tab.MouseAsync("mousePressed", left + (width * points[0].X), top + (height * points[0].Y));
        foreach ((double x, double y) in points) await tab.MouseAsync("mouseMoved", left + (width * x), top + (height * y));
        await tab.MouseAsync("mouseReleased", left + (width * points[^1].X), top + (height * points[^1].Y));
    }

    private static async Task<(double Left, double Top, double Width, double Height)> BoxAsync(DevTools tab)
    {
        await tab.EvaluateAsync("document.getElementById('drawing').scrollIntoView({ block: 'center', behavior: 'instant' })");
        JsonNode box = (await tab.EvaluateAsync("document.getElementById('drawing').getBoundingClientRect().toJSON()"))!;
        return (box["left"]!.GetValue<double>(), box["top"]!.GetValue<double>(), box["width"]!.GetValue<double>(), box["height"]!.GetValue<double>());
    }

    private static async Task PressAsync(DevTools tab, string key, int times)
    {
        for (int i = 0; i < times; i++) await tab.KeyAsync(key, key);
    }

    private static Task<string> VerdictAsync(DevTools tab) =>
        tab.EvaluateAsync<string>("document.getElementById('verdict-digit').textContent");

    private static async Task<float[]> FloatsAsync(DevTools tab, string expression) =>
        [.. (await tab.EvaluateAsync($"Array.from({expression})"))!.AsArray().Select(value => (float)value!.GetValue<double>())];
}
