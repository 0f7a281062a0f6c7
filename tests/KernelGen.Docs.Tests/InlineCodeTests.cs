using System.Text.RegularExpressions;

namespace KernelGen.Docs.Tests;

/// <summary>Options in the running text and in tables are options that there are.</summary>
public sealed partial class InlineCodeTests
{
    // The reference of the attributes is written from them.
    public static TheoryData<string> Pages => [.. DocPages.All.Where(page => Path.GetFileName(page) != "attributes.md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryAttributeAndOptionInTheTextIsThere(string page)
    {
        string text = File.ReadAllText(Path.Combine(DocPages.Root, page));
        foreach (string code in InlineCode.Of(text))
        {
            string? fault = InlineCode.Fault(code);
            Assert.True(fault is null, $"{page}: `{code}`: {fault}");
        }

        foreach (string line in text.Split('\n'))
        {
            if (ListOfOptions().Match(line) is not { Success: true } row || !InlineCode.IsAttribute(row.Groups[1].Value)) continue;
            foreach (Match option in Word().Matches(row.Groups[2].Value))
            {
                string? fault = InlineCode.ListedFault(row.Groups[1].Value, option.Groups[1].Value);
                Assert.True(fault is null, $"{page}: {fault}");
            }
        }
    }

    [Theory]
    [InlineData("Stride = 2", null)]
    [InlineData("ChannelTile = 32, PixelTile = 14, TapUnroll = TapUnroll.Columns", null)]
    [InlineData("[Conv2d(64, 3, Padding = 1), ReLU]", null)]
    [InlineData("Conv2d(outChannels, kernelSize)", null)]
    [InlineData("[Network]", null)]
    [InlineData("Momentum = 0.9f", null)]
    [InlineData("floor((H + 2P - K) / S) + 1", null)]
    [InlineData("KERNELGEN_UPDATE=1", null)]
    [InlineData("Strides = 2", "no attribute has the option 'Strides'")]
    [InlineData("Stride = 2, Pad = 1", "no attribute has the option 'Pad'")]
    [InlineData("Border = Valid", "'Valid' is not a BorderMode for 'Border'")]
    [InlineData("Border = BorderMode.Same", "'BorderMode.Same' is not a BorderMode for 'Border'")]
    [InlineData("Stride = 1.5", "'1.5' is not a Int32 for 'Stride'")]
    [InlineData("Bias = 0", "'0' is not a Boolean for 'Bias'")]
    [InlineData("[Conv2D(64, 3)]", "there is no attribute 'Conv2D'")]
    [InlineData("[Conv2d(64)]", "Conv2d is not made of (64)")]
    [InlineData("Conv2d(kernelSize, outChannels)", "Conv2d is not made of (kernelSize, outChannels)")]
    [InlineData("[MaxPool2d(2, Bias = false)]", "MaxPool2d has no option 'Bias'")]
    public void AWrongOptionIsFound(string code, string? fault) => Assert.Equal(fault, InlineCode.Fault(code));

    [Fact]
    public void AWrongOptionOfATableIsFound()
    {
        Assert.Null(InlineCode.ListedFault("AvgPool2d", "CountIncludePad"));
        Assert.Equal("MaxPool2d has no option 'CountIncludePad'", InlineCode.ListedFault("MaxPool2d", "CountIncludePad"));
    }

    // | `Conv2d(outChannels, kernelSize)` | ... | options |
    [GeneratedRegex(@"^\| `(\w+)(?:\([^`]*\))?` \|.*\|([^|]*)\|$")]
    private static partial Regex ListOfOptions();

    [GeneratedRegex(@"`([A-Z]\w*)`")]
    private static partial Regex Word();
}
