using System.Diagnostics;
using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Tests.UserCode;

/// <summary>Very large declarations: compiled, or refused by a message of ours; never a failure of the compiler.</summary>
public sealed class ExtremeDeclarations
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string> All => new()
    {
        { "30000, 4, 4", "[Conv2d(30000, 3, Groups = 30000)]" },
        { "65536, 4, 4", "[Stencil(\"1 2 1; 2 4 2; 1 2 1\")]" },
        { "30000, 3, 3", "[Conv2d(60000, 3, Groups = 15000)]" },
        { "1, 1, 1", "[Linear(60000000)]" },
        { "1, 1, 16000", "[Linear(16000)]" },
        { "60000000, 1, 1", "[Softmax]" },
        { "1, 5000, 5000", "[GELU]" },
        { "1, 1, 1", "[AdaptiveAvgPool2d(2147483647, 1)]" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void IsCompiledOrRefused(string input, string layer)
    {
        var time = Stopwatch.StartNew();
        HarnessResult result = Harness.Run(Harness.Compile($"using KernelGen; [Network({input})] public partial class N {{ {layer} public partial Layer L {{ get; }} }}"));
        TimeSpan taken = time.Elapsed;
        bool refused = result.Messages.Any(d => d.Severity == DiagnosticSeverity.Error);
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(refused, result.Files.Values.Any(f => f.Contains("NotSupportedException")));
        int length = result.Files.Values.Sum(f => f.Length);
        Assert.True(length < 1_500_000, $"{length} characters");
        Assert.True(taken < s_longest, taken.ToString());
    }
}
