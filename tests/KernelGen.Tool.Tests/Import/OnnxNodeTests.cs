using Google.Protobuf;
using KernelGen.Tool.Model;
using KernelGen.Tool.Reading;
using KernelGen.Tool.Reading.Proto;
using KernelGen.Tool.Tests.Support;
using Xunit.Abstractions;

namespace KernelGen.Tool.Tests.Import;

/// <summary>ONNX's own tests of its operators, where they are installed (Debian's libonnx-testdata): right, or refused by name.</summary>
public sealed class OnnxNodeTests(ITestOutputHelper output)
{
    private const string Root = "/usr/share/libonnx-testdata/data";

    /// <summary>A test that says so where the files are not there.</summary>
    internal sealed class InstalledFactAttribute : FactAttribute
    {
        public InstalledFactAttribute()
        {
            if (!Directory.Exists(Root)) Skip = "ONNX's tests are not installed (apt-get install libonnx-testdata)";
        }
    }

    [InstalledFact]
    public void EachIsRightOrRefusedByName()
    {
        var wrong = new List<string>();
        var refused = new List<string>();
        int right = 0, unknown = 0;
        foreach (string folder in Directory.GetDirectories(Root).SelectMany(Directory.GetDirectories).Order(StringComparer.Ordinal))
        {
            string data = Path.Combine(folder, "test_data_set_0"), name = Path.GetFileName(folder);
            if (!File.Exists(Path.Combine(folder, "model.onnx")) || !File.Exists(Path.Combine(data, "input_0.pb")))
            {
                continue;
            }

            try
            {
                switch (Run(Path.Combine(folder, "model.onnx"), data))
                {
                    case null:
                        unknown++;
                        break;
                    case double difference when difference <= 1e-4:
                        right++;
                        output.WriteLine($"right: {name}");
                        break;
                    case double difference:
                        wrong.Add($"{name}: {difference}");
                        break;
                }
            }
            catch (ImportException e)
            {
                refused.Add($"{name}: {e.Problems[0]}");
            }
            catch (NotSupportedException e)
            {
                unknown++;
                output.WriteLine($"imported, but the plain loops lack {e.Message}: {name}");
            }
            catch (Exception e) when (e is not InvalidDataException)
            {
                wrong.Add($"{name}: {e.GetType().Name} {e.Message}");
            }
        }

        output.WriteLine($"{right} right, {unknown} not computed, {refused.Count} refused");
        refused.ForEach(output.WriteLine);
        Assert.Empty(wrong);
        Assert.InRange(right, 60, 1000);
    }

    // All inputs but the first are weights.
    private static double? Run(string path, string data)
    {
        ModelProto proto = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        for (int i = 1; File.Exists(Path.Combine(data, $"input_{i}.pb")); i++)
        {
            TensorProto tensor = TensorProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(data, $"input_{i}.pb")));
            tensor.Name = proto.Graph.Input[i].Name;
            proto.Graph.Initializer.Add(tensor);
        }

        var converter = new TensorConverter(path);
        Constant input = converter.Convert(TensorProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(data, "input_0.pb"))), "input");
        Constant expected = converter.Convert(TensorProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(data, "output_0.pb"))), "output");
        ImportResult result = Importer.Import(ModelReader.Parse(proto.ToByteArray(), path), path, new ImportOptions());
        if (input.Floats is not { } values || expected.Floats is not { } wanted)
        {
            return null;
        }

        int length = (int)result.Declaration.Input.Length;
        double[] computed = [.. values.Chunk(length).SelectMany(sample => PlainNetwork.Run(result, sample)[0])];
        return computed.Length != wanted.Length ? double.PositiveInfinity : computed.Zip(wanted, (a, b) => a.Equals(b) ? 0 : Math.Abs(a - b)).Append(0).Max() / Math.Max(1, wanted.Append(0).Max(Math.Abs));
    }
}
