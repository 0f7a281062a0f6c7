using KernelGen.Tool.Tests.Support;

namespace KernelGen.Tool.Tests.Export;

/// <summary>Schedules are measured, and written only where they are a gain.</summary>
public sealed class TuneTests
{
    [Fact]
    public void LayersAreMeasuredAndWhatIsWrittenFitsThem()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder.File("N.cs"),
            "using KernelGen; [Network(16, 12, 12)] public sealed partial class N { [Conv2d(16, 3, Padding = 1), BatchNorm2d, ReLU] public partial Layer A { get; } [Conv2d(16, 3, Padding = 1)] public partial Layer B { get; } [Linear(3)] public partial Layer C { get; } }");
        ToolRun run = ToolRun.Of("tune", folder.File("N.cs"), "--seconds", "0.05");
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("A and 1 like it: ", run.Output);
        if (File.Exists(folder.File("N.kernelgen-schedule")))
        {
            Assert.Contains("N; A; Conv2d 3×3; 16×12×12; 16×12×12; ", File.ReadAllText(folder.File("N.kernelgen-schedule")));
            Assert.Equal(1, ToolRun.Of("tune", folder.File("N.cs")).ExitCode);
        }
        else
        {
            Assert.Contains("nothing was written", run.Output);
        }

        Assert.Equal(1, ToolRun.Of("tune", folder.File("N.cs"), "--force", "--seconds", "0").ExitCode);
    }
}
