using System.Diagnostics;
using System.Globalization;
using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace KernelGen.Generator.Tests.UserCode;

/// <summary>The largest and the oddest declarations of every operation: compiled, or refused by a message of ours; never a failure of the compiler.</summary>
public sealed class ExtremeDeclarations(ITestOutputHelper output)
{
    private const int MostCharacters = 1_000_000;

    // The generator takes a second at most; the harness also compiles its text and runs it twice, on machines that do other things.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    public static TheoryData<string, string> All => new()
    {
        { "30000, 4, 4", "[Conv2d(30000, 3, Groups = 30000)]" },
        { "65536, 4, 4", "[Conv2d(65536, 1, Groups = 65536)]" },
        { "65536, 4, 4", "[Stencil(\"1 2 1; 2 4 2; 1 2 1\")]" },
        { "1000000, 1, 1", "[Conv2d(1000000, 1, Groups = 1000000)]" },
        { "30000, 3, 3", "[Conv2d(60000, 3, Groups = 15000)]" },
        { "30000, 3, 3", "[Conv2d(2, 3, Groups = 2)]" },
        { "3, 3, 3", "[Conv2d(1000000, 3)]" },
        { "16384, 1, 1", "[Conv2d(16383, 1)]" },
        { "1, 5000, 5000", "[Conv2d(1, 5000)]" },
        { "1, 4000, 4000", "[Conv2d(2, 3999)]" },
        { "1, 4, 4", "[Conv2d(1, 3, Padding = 3900)]" },
        { "1, 1, 1", "[Conv2d(1, 1, PaddingLeft = 60000000)]" },
        { "1, 1, 1", "[Conv2d(1, 1, PaddingTop = 2147483647, PaddingBottom = 2147483647)]" },
        { "1, 1, 60000000", "[Conv2d(1, 1, StrideW = 2147483647)]" },
        { "1, 9, 9", "[Conv2d(1, 3, Dilation = 2147483647, Padding = 2147483647)]" },
        { "1, 4000, 4000", "[Conv2d(1, 2, Dilation = 3999, Auto = Auto.Same)]" },
        { "1, 2000, 2000", "[Conv2d(1, 3, Padding = 1999, PaddingMode = PaddingMode.Reflect)]" },
        { "1, 2000, 2000", "[Conv2d(1, 3, Padding = 2000, PaddingMode = PaddingMode.Circular, Stride = 1000)]" },
        { "64, 112, 112", "[MaxPool2d(50, Stride = 1)]" },
        { "1, 8000, 8000", "[MaxPool2d(8000)]" },
        { "1, 4000, 4000", "[MaxPool2d(3999, Stride = 1, Padding = 1999)]" },
        { "1, 1, 60000000", "[MaxPool2d(1, StrideW = 59999999)]" },
        { "1, 3, 30000000", "[MaxPool2d(2, Stride = 1, CeilMode = true)]" },
        { "1, 4000, 4000", "[AvgPool2d(3001, Stride = 7, Padding = 1500)]" },
        { "1, 4001, 3989", "[AdaptiveAvgPool2d(3967, 3931)]" },
        { "1, 3, 3", "[AdaptiveAvgPool2d(5000, 6000)]" },
        { "7, 3000, 3000", "[GlobalAvgPool2d]" },
        { "1, 7000, 7000", "[Linear(5)]" },
        { "1, 1, 1", "[Linear(60000000)]" },
        { "1, 1, 16000", "[Linear(16000)]" },
        { "60000000, 1, 1", "[Linear(1)]" },
        { "1, 8000, 8000", "[ReLU]" },
        { "60000000, 1, 1", "[Softmax]" },
        { "1, 7000, 7000", "[LogSoftmax]" },
        { "1, 8000, 8000", "[Tanh]" },
        { "2147483647, 2147483647, 2147483647", "[Tanh]" },
        { "1, 5000, 5000", "[GELU]" },
        { "1, 1, 1", "[Conv2d(2147483647, 2147483647)]" },
        { "1, 1, 1", "[AdaptiveAvgPool2d(2147483647, 1)]" },
        { "1, 1, 30000000", "[AdaptiveAvgPool2d(1, 29999999)]" },
        { "1, 1, 60000", "[Conv2d(1, 1, KernelWidth = 30000, StrideW = 30000)]" },
        { "3, 224, 224", "[Conv2d(768, 16, Stride = 16)]" },
        { "1, 512, 512", "[Conv2d(1, 64, Dilation = 2, Stride = 128)]" },
        { "64, 56, 56", "[AvgPool2d(31, Stride = 1, Padding = 15)]" },
        { "1, 5700, 5700", "[AvgPool2d(31, Stride = 1)]" },
        { "1, 5700, 5700", "[MaxPool2d(31, Stride = 1)]" },
        { "1, 3000, 3000", "[MaxPool2d(31, Stride = 1)]" },
        { "64, 24, 24", "[AdaptiveAvgPool2d(17, 17)]" },
        { "64, 56, 56", "[AvgPool2d(21, Stride = 1, Padding = 10)]" },
        { "3, 97, 89", "[AdaptiveAvgPool2d(31, 37)]" },
        { "1, 5000, 3000", "[AdaptiveAvgPool2d(4999, 2999)]" },
        { "1, 1, 30000000", "[AdaptiveAvgPool2d(1, 20000003)]" },
        { "3, 600, 600", "[Conv2d(4, 40, Dilation = 17, Stride = 301, Padding = 40)]" },
        { "3, 600, 600", "[Conv2d(4, 200, Stride = 301)]" },
        { "3, 600, 600", "[Conv2d(4, 7, Dilation = 101, Stride = 97, Padding = 300)]" },
        { "1, 5000, 5000", "[Conv2d(1, 2, Stride = 4999)]" },
        { "3, 224, 224", "[Conv2d(8, 224)]" },
        { "3, 224, 224", "[Conv2d(8, 1, KernelWidth = 224, Padding = 100)]" },
        { "3, 224, 224", "[Conv2d(8, 224, KernelWidth = 1)]" },
        { "3, 1, 4000", "[MaxPool2d(1, KernelWidth = 3001, StrideW = 1, PaddingLeft = 1500, PaddingRight = 1500)]" },
        { "16, 500, 1", "[AvgPool2d(301, KernelWidth = 1, StrideH = 2, PaddingTop = 150, PaddingBottom = 150)]" },
        { "32, 100, 100", "[MaxPool2d(33, Stride = 1, Padding = 16, Dilation = 3)]" },
        { "4096, 7, 7", "[Conv2d(4096, 7, Groups = 64)]" },
        { "20000, 1, 1", "[Conv2d(10000, 1, Groups = 5000)]" },
        { "1000000, 1, 1", "[Linear(100)]" },
        { "1, 1, 1", "[Linear(1000000)]" },
        { "3, 100, 100", "[Conv2d(4, 3, Padding = 99, PaddingMode = PaddingMode.Reflect)]" },
        { "3, 100, 100", "[Conv2d(4, 3, Padding = 400, PaddingMode = PaddingMode.Replicate)]" },
        { "3, 64, 64", "[Stencil(\"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33\")]" },
        { "8, 40, 40", "[Conv2d(8, 5, Groups = 8, Stride = 13, Dilation = 9)]" },
        { "30000, 3, 3", "[Conv2d(60000, 3, Groups = 15000, Stride = 3, Padding = 1)]" },
        { "30000, 3, 3", "[Conv2d(30000, 3, Groups = 30000), Schedule(VectorAxis = VectorAxis.Channels)]" },
        { "5000, 3, 3", "[Conv2d(5000, 3, Groups = 2500), Schedule(VectorAxis = VectorAxis.Channels)]" },
        { "30000, 3, 3", "[Conv2d(60000, 3, Groups = 15000), Schedule(VectorAxis = VectorAxis.Channels)]" },
        { "30000, 3, 3", "[Conv2d(60000, 3, Groups = 15000), Schedule(VectorAxis = VectorAxis.Pixels)]" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void IsCompiledOrRefused(string input, string layer)
    {
        var time = Stopwatch.StartNew();
        HarnessResult result = Harness.Run(Harness.Compile($"using KernelGen; [Network({input})] public partial class N {{ {layer} public partial Layer L {{ get; }} }}"), Harness.EveryWidth);
        TimeSpan taken = time.Elapsed;
        bool refused = result.Messages.Any(d => d.Severity == DiagnosticSeverity.Error);
        output.WriteLine($"{taken.TotalSeconds:0.00} s, {result.Files.Values.Sum(f => f.Length)} characters; {string.Join(", ", result.Messages.Select(m => m.GetMessage(CultureInfo.InvariantCulture)))}");
        Assert.All(result.Messages, d => Assert.NotEqual("KG0007", d.Id));
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(refused, result.Files.Values.Any(f => f.Contains("NotSupportedException")));
        int length = result.Files.Values.Sum(f => f.Length);
        Require.That(length < MostCharacters, $"{length} characters");
        Assert.True(taken < s_longest, taken.ToString());
    }
}
