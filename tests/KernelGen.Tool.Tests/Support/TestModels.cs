using KernelGen.Tool.Model;

namespace KernelGen.Tool.Tests.Support;

/// <summary>The models beside the tests.</summary>
internal static class TestModels
{
    /// <summary>The path of a file.</summary>
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Models", name);

    /// <summary>A model's bytes.</summary>
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    /// <summary>Imports a model.</summary>
    public static ImportResult Import(string name, ImportOptions? options = null) => Importer.Import(Path(name), options ?? new ImportOptions());

    /// <summary>Imports a model from memory.</summary>
    public static ImportResult Import(byte[] bytes, ImportOptions? options = null) =>
        Importer.Import(KernelGen.Tool.Reading.ModelReader.Parse(bytes, "model.onnx"), "model.onnx", options ?? new ImportOptions());

    /// <summary>The reasons for which a model is refused.</summary>
    public static IReadOnlyList<ImportProblem> Refused(byte[] bytes, ImportOptions? options = null) =>
        Assert.Throws<ImportException>(() => Import(bytes, options)).Problems;
}
