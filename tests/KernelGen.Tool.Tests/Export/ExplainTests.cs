using KernelGen.Tool.Tests.Support;

namespace KernelGen.Tool.Tests.Export;

/// <summary>The table of a network's layers.</summary>
public sealed class ExplainTests
{
    [Fact]
    public void LayersAreListedWithWhatTheyCost()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("N.cs"), "using KernelGen; [Network(1, 6, 6)] public sealed partial class N { [Conv2d(2, 3), ReLU] public partial Layer C1 { get; } [Linear(3), Dropout(0.25)] public partial Layer F2 { get; } }");
        ToolRun run = ToolRun.Of("explain", folder.File("N.cs"));
        Assert.Equal("", run.Error);
        string text = string.Join('\n', run.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains("C1 Conv2d 3×3, ReLU 2×4×4 20 288", text);
        Assert.Contains("F2 Linear 3, Dropout(0.25) 3×1×1 99 96", text);
        Assert.Contains("all 119 384", text);
        Assert.Equal(1, ToolRun.Of("explain", folder.File("missing.cs")).ExitCode);
    }
}
