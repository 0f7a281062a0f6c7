using KernelGen.Package.Tests.Support;

namespace KernelGen.Package.Tests;

/// <summary>A model file and one line in the project file give a typed class.</summary>
[Collection(nameof(Workshop))]
public sealed class ModelsInProjects(Workshop workshop)
{
    private const string Exe = "<OutputType>Exe</OutputType>";

    private const string Program = """
        using var network = Digits.Mnist8.FromModel();
        float[] scores = new float[Digits.Mnist8.OutputLength];
        network.Forward(new float[Digits.Mnist8.InputLength], scores);
        Console.WriteLine($"{Digits.Mnist8.InputLength} {scores.Length} {scores[3]:F3}");
        """;

    private static string Model(string name) => Path.Combine(Repository.Root, "tests", "KernelGen.Tool.Tests", "Models", name);

    private string Write(string name, string metadata, params (string Name, string Text)[] sources)
    {
        string folder = workshop.Write(name, Exe, workshop.Reference + $"<KernelGenModel Include=\"model/mnist-8.onnx\" {metadata} />", "net10.0", sources);
        Directory.CreateDirectory(Path.Combine(folder, "model"));
        File.Copy(Model("mnist-8.onnx"), Path.Combine(folder, "model", "mnist-8.onnx"));
        return folder;
    }

    [Fact]
    public void AModelIsAClass_AndIsImportedOnce()
    {
        string folder = Write("ModelClass", "Namespace=\"Digits\"", ("Program.cs", Program));
        CommandResult first = Run.Dotnet(folder, "build").MustSucceed();
        Assert.Contains("Importing", first.Output, StringComparison.Ordinal);
        string output = Run.Built(folder, "Debug").MustSucceed().Lines[^1];
        Assert.StartsWith("784 10 ", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "bin", "Debug", "net10.0", "mnist-8.safetensors")));
        Assert.DoesNotContain("Importing", Run.Dotnet(folder, "build").MustSucceed().Output, StringComparison.Ordinal);

        Run.Dotnet(folder, "publish", "-o", "out").MustSucceed();
        Assert.Equal(output, Run.Program("dotnet", workshop.Root, [], Path.Combine(folder, "out", "ModelClass.dll")).MustSucceed().Lines[^1]);

        // Another name, and the weights with it.
        string project = Path.Combine(folder, "ModelClass.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("Namespace=\"Digits\"", "Namespace=\"Digits\" Name=\"Reader\"", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Program.Replace("Mnist8", "Reader", StringComparison.Ordinal));
        Assert.Contains("Importing", Run.Dotnet(folder, "build").MustSucceed().Output, StringComparison.Ordinal);
        Assert.Equal(output, Run.Built(folder, "Debug").MustSucceed().Lines[^1]);
    }

    [Fact]
    public void WhatIsWrongWithAModelIsAnErrorOfTheBuild()
    {
        string folder = Write("ModelWrong", "Input=\"1x3x28x28\"", ("Program.cs", ""));
        CommandResult sizes = Run.Dotnet(folder, "build");
        sizes.MustFailWith("KGB006");
        Assert.Contains("mnist-8.onnx : error KGB006: the input 'Input3' is 1x1x28x28 in the model, not 1x3x28x28", sizes.Output, StringComparison.Ordinal);

        string model = Path.Combine(folder, "model", "mnist-8.onnx");
        File.WriteAllBytes(model, File.ReadAllBytes(model)[..5000]);
        Run.Dotnet(folder, "build").MustFailWith("KGB006");
        File.Delete(model);
        CommandResult missing = Run.Dotnet(folder, "build");
        missing.MustFailWith("KGB006");
        Assert.Contains("The model is not there", missing.Output, StringComparison.Ordinal);
    }
}
