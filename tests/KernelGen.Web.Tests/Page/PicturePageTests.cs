using System.Text.Json;
using System.Text.Json.Nodes;
using KernelGen.Samples.Filters;
using KernelGen.Samples.Pictures;
using KernelGen.Web.Tests.Browser;

namespace KernelGen.Web.Tests.Page;

/// <summary>Dropping pictures on the page and typing kernels.</summary>
public sealed class PicturePageTests(PageFixture page) : IClassFixture<PageFixture>
{
    private delegate void ToBytes(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    private delegate void ToShorts(ReadOnlyImageView<byte> source, ImageView<short> destination);

    private static readonly (string Name, ToBytes? Bytes, ToShorts? Shorts)[] Nine =
    [
        ("identity", Kernels.Identity, null), ("blur", Kernels.Blur, null), ("sharpen", Kernels.Sharpen, null),
        ("outline", null, Kernels.Outline), ("emboss", null, Kernels.Emboss), ("top-sobel", null, Kernels.TopSobel),
        ("left-sobel", null, Kernels.LeftSobel), ("right-sobel", null, Kernels.RightSobel), ("bottom-sobel", null, Kernels.BottomSobel),
    ];

    [BrowserFact]
    public async Task ADroppedPictureGivesTheRuntimesOwnResults()
    {
        await using DevTools tab = await page.OpenAsync();
        Picture picture = Noise(97, 61);
        await DropAsync(tab, Codec.WritePng(picture), "noise.png");
        await tab.WaitAsync("document.getElementById('picture-note').textContent.startsWith('noise.png: 97 × 61')");
        Picture gray = picture.ToGray();
        foreach ((string name, ToBytes? bytes, ToShorts? shorts) in Nine)
        {
            await tab.EvaluateAsync($"kernelgen.runtime.filters.Run('{name}', 1)");
            int[] result = await NumbersAsync(tab, $"kernelgen.pictureView.result({{ signed: {(shorts is null ? "false" : "true")} }})");
            Assert.True(Expected(gray, bytes, shorts).SequenceEqual(result), name);
        }

        // What is painted: bytes as they are, numbers with a sign from least to greatest.
        int[] painted = await NumbersAsync(
            tab, "document.querySelectorAll('#nine canvas')[3].getContext('2d').getImageData(0, 0, 97, 61).data.filter((_, i) => i % 4 === 0)");
        short[] outline = [.. Expected(gray, null, Kernels.Outline).Select(value => (short)value)];
        Assert.Equal(MinMax.Normalize(outline, 97, 61, out _, out _).Pixels.Select(value => (int)value), painted);
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task ATypedKernelGivesWhatTheCompiledOneGives()
    {
        await using DevTools tab = await page.OpenAsync();
        Picture picture = Noise(64, 48);
        await DropAsync(tab, Codec.WritePng(picture), "noise.png");
        await tab.WaitAsync("kernelgen.pictureView.width === 64");
        await TypeAsync(tab, "-2 -1 0\n-1 1 1\n0 1 2", "1");
        int[] result = await NumbersAsync(tab, "kernelgen.pictureView.result({ signed: true })");
        Assert.Equal(Expected(picture.ToGray(), null, Kernels.Emboss), result);
        await TypeAsync(tab, "1 2 1; 2 4 2; 1 2 1", "16");
        Assert.Equal(
            Expected(picture.ToGray(), Kernels.Blur, null), await NumbersAsync(tab, "kernelgen.pictureView.result({ signed: true })"));
    }

    [BrowserFact]
    public async Task AWrongKernelIsExplainedBesideIt()
    {
        await using DevTools tab = await page.OpenAsync();
        await TypeAsync(tab, "1 2 3; 4 5", "1", "Row 2 has 2 entries, but row 1 has 3");
        Assert.Equal("true", await tab.EvaluateAsync<string>("document.getElementById('kernel').getAttribute('aria-invalid')"));
        await TypeAsync(tab, "1 2; x 3", "1", "Row 2, column 1: 'x' is not a number");
        await TypeAsync(tab, "1", "0", "The divisor must not be 0");
        await TypeAsync(tab, "1", "1");
        Assert.Null(await tab.EvaluateAsync("document.getElementById('kernel').getAttribute('aria-invalid')"));
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task LargePicturesAreScaledDownAndOtherFilesRefused()
    {
        await using DevTools tab = await page.OpenAsync();
        await DropAsync(tab, Codec.WritePng(Noise(1000, 500)), "large.png");
        await tab.WaitAsync("document.getElementById('picture-note').textContent.includes('640 × 320, scaled down from 1000 × 500')");
        await DropAsync(tab, "no picture"u8.ToArray(), "text.png");
        await tab.WaitAsync("document.getElementById('picture-note').textContent.startsWith('text.png is not a picture')");
        Assert.Equal(640, await tab.EvaluateAsync<int>("kernelgen.pictureView.width"));
    }

    private static async Task DropAsync(DevTools tab, byte[] file, string name) => await tab.EvaluateAsync(
        $$"""
        (async () => {
          const bytes = Uint8Array.from(atob('{{Convert.ToBase64String(file)}}'), c => c.charCodeAt(0));
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([bytes], '{{name}}', { type: 'image/png' }));
          document.getElementById('drop').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        })()
        """);

    private static async Task TypeAsync(DevTools tab, string kernel, string divisor, string error = "")
    {
        await tab.EvaluateAsync(
            $$"""
            document.getElementById('divisor').value = {{JsonSerializer.Serialize(divisor)}};
            document.getElementById('kernel').value = {{JsonSerializer.Serialize(kernel)}};
            document.getElementById('kernel').dispatchEvent(new Event('input'));
            """);
        await Task.Delay(400);
        string said = await tab.EvaluateAsync<string>("document.getElementById('kernel-error').textContent");
        Assert.StartsWith(error, said, StringComparison.Ordinal);
        if (error.Length == 0) Assert.Empty(said);
    }

    private static IEnumerable<int> Expected(Picture gray, ToBytes? toBytes, ToShorts? toShorts)
    {
        var bytes = new byte[gray.Pixels.Length];
        var shorts = new short[gray.Pixels.Length];
        toBytes?.Invoke(new(gray.Pixels, gray.Width, gray.Height), new(bytes, gray.Width, gray.Height));
        toShorts?.Invoke(new(gray.Pixels, gray.Width, gray.Height), new(shorts, gray.Width, gray.Height));
        return toBytes is null ? shorts.Select(value => (int)value) : bytes.Select(value => (int)value);
    }

    private static async Task<int[]> NumbersAsync(DevTools tab, string expression) =>
        [.. (await tab.EvaluateAsync($"Array.from({expression})"))!.AsArray().Select(value => value!.GetValue<int>())];

    private static Picture Noise(int width, int height)
    {
        var picture = new Picture(width, height, 3);
        new Random(width).NextBytes(picture.Pixels);
        return picture;
    }
}
