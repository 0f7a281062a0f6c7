using System.Globalization;
using System.Text.RegularExpressions;
using KernelGen.Package.Tests.Support;

namespace KernelGen.Package.Tests;

/// <summary>The templates, installed into a place of their own: each makes a project that builds without a warning and does its work.</summary>
[Collection(nameof(Workshop))]
public sealed partial class Templates(Workshop workshop)
{
    [Fact]
    public void Filter()
    {
        string folder = Create("kernelgen-filter", "My.Filter-1");
        Run.Dotnet(folder, "build", "-c", "Release").MustSucceed();
        CommandResult drawn = Run.Dotnet(folder, "run", "-c", "Release", "--no-build").MustSucceed();
        Assert.Contains("72x24 pixels", drawn.Lines[^1], StringComparison.Ordinal);
        Assert.Contains(drawn.Lines, l => l.Contains('@', StringComparison.Ordinal));

        // One bright pixel, blurred to 1 2 1 / 2 4 2 / 1 2 1 sixteenths of 160 and outlined: 8 times itself less its eight neighbours.
        byte[] pixels = new byte[7 * 5];
        pixels[(2 * 7) + 3] = 160;
        string input = Path.Combine(folder, "in.pgm");
        string output = Path.Combine(folder, "out.pgm");
        File.WriteAllBytes(input, [.. "P5\n# one pixel\n7 5\n255\n"u8, .. pixels]);
        Run.Built(folder, "Release", input, output).MustSucceed();
        byte[] filtered = File.ReadAllBytes(output)[^35..];
        Assert.Equal((9 * 40) - 160, filtered[(2 * 7) + 3]);
        Assert.Equal((9 * 20) - 120, filtered[(2 * 7) + 2]);
        Assert.Equal((9 * 10) - 90, filtered[(1 * 7) + 2]);
    }

    [Fact]
    public void LeNet()
    {
        string folder = Create("kernelgen-lenet", "Digits");
        Run.Dotnet(folder, "build", "-c", "Release").MustSucceed();
        AssertLearns(Run.Dotnet(folder, "run", "-c", "Release", "--no-build"), 1000);

        // The samples' handwritten digits are files as MNIST has them.
        string data = Path.Combine(Repository.Root, "src", "KernelGen.Samples", "Data");
        AssertLearns(Run.Built(folder, "Release", data), 2000);
    }

    [Fact]
    public void Library_ForDotNet9()
    {
        string folder = Create("kernelgen-library", "Vision", "--framework", "net9.0");
        Assert.Contains("net9.0", File.ReadAllText(Path.Combine(folder, "Vision.csproj")), StringComparison.Ordinal);
        string program = workshop.Write(
            "UsesVision", "<OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "<ProjectReference Include=\"../Vision/Vision.csproj\" />", "net10.0", ("Program.cs", """
            using KernelGen;
            byte[] blurred = new byte[9];
            Vision.Filters.Blur(new ReadOnlyImageView<byte>([0, 0, 0, 0, 160, 0, 0, 0, 0], 3, 3), new ImageView<byte>(blurred, 3, 3));
            using Vision.Classifier network = Vision.Classifier.Create(seed: 1);
            float[] scores = new float[10];
            network.Forward(new float[3 * 32 * 32], scores);
            Console.WriteLine($"{blurred[4]} {scores.All(float.IsFinite)}");
            """));
        Run.Dotnet(program, "build").MustSucceed();
        Assert.Equal("40 True", Run.Built(program, "Debug").MustSucceed().Lines[^1]);
    }

    private static void AssertLearns(CommandResult run, int images)
    {
        Match match = Accuracy().Match(run.MustSucceed().Lines[^1]);
        Assert.True(match.Success, run.Output);
        Assert.Equal(images, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        Assert.True(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) > 0.95 * images, run.Output);
    }

    private string Create(string template, string name, params IEnumerable<string> arguments)
    {
        string hive = workshop.PathOf("hive");
        if (!Directory.Exists(hive))
        {
            string package = Path.Combine(workshop.Feed, $"KernelGen.Templates.{workshop.Version}.nupkg");
            Run.Dotnet(workshop.Root, "new", "install", package, "--debug:custom-hive", hive).MustSucceed();
        }

        Run.Dotnet(
            workshop.Root, ["new", template, "-n", name, "-o", name, "--no-restore", "--debug:custom-hive", hive, .. arguments]).MustSucceed();
        return workshop.PathOf(name);
    }

    [GeneratedRegex(@"\((\d+) of (\d+)\)")]
    private static partial Regex Accuracy();
}
