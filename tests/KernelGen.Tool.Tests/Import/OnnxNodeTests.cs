using Google.Protobuf;
using KernelGen.Tool.Exporting;
using KernelGen.Tool.Lifting;
using KernelGen.Tool.Model;
using KernelGen.Tool.Reading;
using KernelGen.Tool.Reading.Proto;
using KernelGen.Tool.Tests.Support;
using Xunit.Abstractions;

namespace KernelGen.Tool.Tests.Import;

/// <summary>ONNX's own tests of its operators, where they are installed (Debian's libonnx-testdata): right, or refused by name.</summary>
public sealed class OnnxNodeTests(ITestOutputHelper output)
{
    private const string Root = "/usr/share/libonnx-testdata/data/node";

    /// <summary>A test that says so where the files are not there.</summary>
    internal sealed class InstalledFactAttribute : FactAttribute
    {
        public InstalledFactAttribute()
        {
            if (!Directory.Exists(Root))
            {
                Skip = "ONNX's tests are not installed (apt-get install libonnx-testdata)";
            }
        }
    }

    [InstalledFact]
    public void EachIsRightOrRefusedByName()
    {
        var wrong = new List<string>();
        var refused = new List<string>();
        int right = 0;
        foreach (string folder in Directory.GetDirectories(Root).Order(StringComparer.Ordinal))
        {
            string data = Path.Combine(folder, "test_data_set_0"), name = Path.GetFileName(folder);
            if (!File.Exists(Path.Combine(folder, "model.onnx")) || !File.Exists(Path.Combine(data, "input_0.pb")))
            {
                continue;
            }

            try
            {
                double difference = Run(Path.Combine(folder, "model.onnx"), data);
                (difference <= 1e-5 ? ref right : ref Wrong(wrong, $"{name}: {difference}"))++;
                output.WriteLine($"computed: {name}");
            }
            catch (ImportException e)
            {
                refused.Add($"{name}: {e.Problems[0]}");
            }
            catch (InvalidDataException e)
            {
                (e.Message.Contains("not a valid network", StringComparison.Ordinal) ? wrong : refused).Add($"{name}: {e.Message}");
            }
            catch (Exception e)
            {
                wrong.Add($"{name}: {e.GetType().Name} {e.Message}");
            }
        }

        output.WriteLine($"{right} right, {refused.Count} refused");
        refused.ForEach(output.WriteLine);
        wrong.ForEach(text => output.WriteLine($"wrong: {text}"));
        Assert.Empty(wrong);
        Assert.InRange(right, 150, 1000);
    }

    private static int s_ignored;

    private static ref int Wrong(List<string> wrong, string text)
    {
        wrong.Add(text);
        return ref s_ignored;
    }

    private static double Run(string path, string data)
    {
        ModelProto proto = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        var tensors = new List<TensorProto>();
        for (int i = 0; File.Exists(Path.Combine(data, $"input_{i}.pb")) && i < proto.Graph.Input.Count; i++)
        {
            tensors.Add(TensorProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(data, $"input_{i}.pb"))));
            tensors[i].Name = proto.Graph.Input[i].Name;
        }

        var converter = new TensorConverter(path);
        Constant input = converter.Convert(tensors[0], "input"), expected = converter.Convert(TensorProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(data, "output_0.pb"))), "output");
        if (tensors.Count > 1 && proto.Graph.Node is [{ OpType: "Add" or "Sub" or "Mul" or "Div" or "Sum" or "Mean" or "Concat" }] && input.Dims.Length > 1
            && tensors.All(tensor => tensor.Dims.SequenceEqual(tensors[0].Dims) && tensor.DataType == 1))
        {
            input = Together(proto, [.. tensors.Select(tensor => converter.Convert(tensor, "input"))]);
        }
        else
        {
            // All inputs but the first are weights.
            proto.Graph.Initializer.AddRange(tensors[1..]);
        }

        while (proto.Graph.Output.Count > 1)
        {
            proto.Graph.Output.RemoveAt(1);
        }

        ImportResult result = Importer.Import(ModelReader.Parse(proto.ToByteArray(), path), path, new ImportOptions { Blocks = false });
        float[] values = input.Floats!, wanted = expected.Floats!;
        DeclaredNetwork.Read(result.Text, null);
        int length = (int)result.Declaration.Input.Length;
        double[] computed = [.. values.Chunk(length).SelectMany(sample => PlainNetwork.RunModel(result, sample)[0])];
        double largest = wanted.Where(float.IsFinite).Select(Math.Abs).Append(0).Max();
        return computed.Length != wanted.Length ? double.PositiveInfinity
            : computed.Zip(wanted, (a, b) => a.Equals(b) ? 0 : double.IsNaN(a - b) ? double.PositiveInfinity : Math.Abs(a - b)).Append(0).Max() / Math.Max(1, largest);
    }

    // Maps that are joined come from one input, which is split over its channels.
    private static Constant Together(ModelProto proto, Constant[] inputs)
    {
        ValueInfoProto first = proto.Graph.Input[0].Clone();
        first.Name = "together";
        first.Type.TensorType.Shape.Dim[1].DimValue *= inputs.Length;
        var split = new NodeProto { OpType = "Split", Input = { "together" }, Attribute = { new AttributeProto { Name = "axis", I = 1 } } };
        split.Output.AddRange(proto.Graph.Input.Select(input => input.Name));
        proto.Graph.Input.Clear();
        proto.Graph.Input.Add(first);
        proto.Graph.Node.Insert(0, split);
        return Indexing.Concat(inputs, 1);
    }
}
