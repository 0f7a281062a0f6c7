using System.Buffers.Binary;
using System.Text;
using KernelGen.Data;
using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Files;

/// <summary>Weights of a Linear(5) over 4 inputs, weight[i][j] = i + j / 8 and bias[i] = -i, saved and loaded in every way.</summary>
[Trait("Width", "any")]
public sealed class WeightFileTests
{
    private static readonly double[] s_weight = [.. Enumerable.Range(0, 20).Select(i => (i / 4) + (i % 4 / 8.0))];
    private static readonly double[] s_bias = [0, -1, -2, -3, -4];

    private sealed record Tensor(string Name, string Type, int[] Shape, byte[] Data);

    private static byte[] Bytes(string type, double[] values) => type switch
    {
        "F64" => [.. values.SelectMany(v => Little(8, b => BinaryPrimitives.WriteDoubleLittleEndian(b, v)))],
        "F32" => [.. values.SelectMany(v => Little(4, b => BinaryPrimitives.WriteSingleLittleEndian(b, (float)v)))],
        "F16" => [.. values.SelectMany(v => Little(2, b => BinaryPrimitives.WriteHalfLittleEndian(b, (Half)v)))],
        "BF16" => [.. values.SelectMany(v => Little(4, b => BinaryPrimitives.WriteSingleLittleEndian(b, (float)v))[2..])],
        "I64" => [.. values.SelectMany(v => Little(8, b => BinaryPrimitives.WriteInt64LittleEndian(b, (long)v)))],
        "I32" => [.. values.SelectMany(v => Little(4, b => BinaryPrimitives.WriteInt32LittleEndian(b, (int)v)))],
        _ => throw new ArgumentException(type, nameof(type)),
    };

    private static byte[] Little(int size, Action<byte[]> write)
    {
        byte[] bytes = new byte[size];
        write(bytes);
        return bytes;
    }

    // Another writer than the product's.
    private static byte[] File(params Tensor[] tensors)
    {
        var header = new StringBuilder("{");
        int place = 0;
        foreach (Tensor tensor in tensors)
        {
            header.Append(header.Length > 1 ? "," : "").Append(
                $$"""{{(char)34}}{{tensor.Name}}":{"dtype":"{{tensor.Type}}","shape":[{{string.Join(",", tensor.Shape)}}],"data_offsets":[{{place}},{{place + tensor.Data.Length}}]}""");
            place += tensor.Data.Length;
        }

        byte[] json = Encoding.UTF8.GetBytes(header.Append('}').ToString());
        return [.. Little(8, b => BinaryPrimitives.WriteInt64LittleEndian(b, json.Length)), .. json, .. tensors.SelectMany(tensor => tensor.Data)];
    }

    private static Tensor Weight(string type = "F32", string name = "L.weight") => new(name, type, [5, 4], Bytes(type, s_weight));

    private static Tensor Bias(string type = "F32", string name = "L.bias") => new(name, type, [5], Bytes(type, s_bias));

    private static void Load(FourToFive network, byte[] file, WeightOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllBytes(folder.File("f"), file);
        network.Load(folder.File("f"), options);
    }

    private static void AssertLoaded(FourToFive network)
    {
        Assert.Equal(s_weight.Select(v => (float)v), network.L.Weight!.Values.ToArray());
        Assert.Equal(s_bias.Select(v => (float)v), network.L.Bias!.Values.ToArray());
    }

    private static string Refused(byte[] file, WeightOptions? options = null)
    {
        using FourToFive network = FourToFive.Create(1);
        float[] before = [.. network.L.Weight!.Values, .. network.L.Bias!.Values];
        string message = Assert.Throws<InvalidDataException>(() => Load(network, file, options)).Message;
        Assert.Equal(before, (float[])[.. network.L.Weight!.Values, .. network.L.Bias!.Values]);
        return message;
    }

    private static byte[] Sample(string name)
    {
        using Stream stream = typeof(WeightFileTests).Assembly.GetManifestResourceStream("numpy." + name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    [Theory]
    [InlineData("F32")]
    [InlineData("F64")]
    [InlineData("F16")]
    [InlineData("BF16")]
    public void RealNumbersOfEveryTypeAreLoaded(string type)
    {
        using FourToFive network = FourToFive.Create(1);
        Load(network, File(Bias(type), Weight(type)));
        AssertLoaded(network);
    }

    [Theory]
    [InlineData("plain.npz")]
    [InlineData("packed.npz")]
    public void ArchivesOfNumPyAreLoaded(string name)
    {
        using FourToFive network = FourToFive.Create(1);
        Load(network, Sample(name));
        AssertLoaded(network);
    }

    [Fact]
    public void NamesMayDifferInCaseAndUnderscoresAndStepCountersAreLeftOut()
    {
        using FourToFive network = FourToFive.Create(1);
        Load(network, File(Weight(name: "l_.weight"), Bias(name: "L.BIAS"), new Tensor("L.norm.num_batches_tracked", "I64", [], Bytes("I64", [7]))));
        AssertLoaded(network);
    }

    [Fact]
    public void NamesAreTranslatedOnRequest()
    {
        using FourToFive network = FourToFive.Create(1);
        var options = new WeightOptions { Rename = name => name == "extra" ? null : name.Replace("module.fc", "L", StringComparison.Ordinal) };
        Load(network, File(Weight(name: "module.fc.weight"), Bias(name: "module.fc.bias"), new Tensor("extra", "I32", [1], new byte[4])), options);
        AssertLoaded(network);
    }

    [Fact]
    public void WeightsOfAnotherOrderAreInPyTorchsOrderInTheFile()
    {
        using var folder = new TemporaryFolder();
        using TensorFlowOrder ours = TensorFlowOrder.Create(3);
        using PyTorchOrder theirs = PyTorchOrder.Create(4);
        ours.Save(folder.File("f"));
        theirs.Load(folder.File("f"));
        float[] input = Numbers.Uniform(2 * 36, 5);
        float[] first = new float[4 * 16], second = new float[4 * 16];
        ours.Forward(input, first);
        theirs.Forward(input, second);
        Assert.Equal(first, second);
        Assert.NotEqual(ours.C.Weight!.Values.ToArray(), theirs.C.Weight!.Values.ToArray());
        using TensorFlowOrder back = TensorFlowOrder.Create(5);
        back.Load(folder.File("f"));
        Assert.Equal(ours.C.Weight!.Values.ToArray(), back.C.Weight!.Values.ToArray());
        using TrainingSession session = ours.CreateTrainingSession();
        session.SaveCheckpoint(folder.File("c"));
        back.Initialize(6);
        back.Load(folder.File("c"));
        Assert.Equal(ours.C.Weight!.Values.ToArray(), back.C.Weight!.Values.ToArray());
    }

    [Theory]
    [InlineData("safetensors")]
    [InlineData("plain.npz")]
    [InlineData("packed.npz")]
    public void Bad56_EveryPrefixIsRefusedAndChangesNothing(string kind)
    {
        byte[] whole = kind == "safetensors" ? File(Weight(), Bias()) : Sample(kind);
        using var folder = new TemporaryFolder();
        using FourToFive network = FourToFive.Create(1);
        float[] before = network.L.Weight!.Values.ToArray();
        for (int length = 0; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(folder.File("f"), whole[..length]);
            Assert.Throws<InvalidDataException>(() => network.Load(folder.File("f")));
        }

        Assert.Equal(before, network.L.Weight!.Values.ToArray());
        Assert.Contains("behind its header", Refused([.. File(Weight(), Bias()), 0]));
    }

    [Fact]
    public void Bad57_58_59_60_ALoadRefusesWhatTheReaderDoes()
    {
        byte[] file = File(Weight(), Bias());
        BinaryPrimitives.WriteUInt64LittleEndian(file, ulong.MaxValue);
        Assert.Contains("at byte 0", Refused(file));
        Assert.Contains("needs 144 bytes", Refused(File(Weight() with { Shape = [9, 4] }, Bias())));
        Assert.Contains("twice", Refused(File(Weight(), Weight(), Bias())));
    }

    [Fact]
    public void Bad61_AllDifferencesAreListedAtOnce()
    {
        string message = Refused(File(new Tensor("L.weight", "F32", [4, 5], Bytes("F32", s_weight)), new Tensor("M.bias", "F32", [1], new byte[4])));
        Assert.Contains("L.weight: the file has [4, 5], the network [5, 4]", message);
        Assert.Contains("L.bias: the file lacks it", message);
        Assert.Contains("M.bias: the network lacks it", message);
    }

    [Fact]
    public void Bad61_WholeNumbersAreRefusedByName()
    {
        Assert.Contains("L.weight: its type in the file is I32", Refused(File(Weight("I32"), Bias())));
        Assert.Contains("L.weight: its type in the file is I32", Refused(Sample("whole.npz")));
    }

    [Fact]
    public void Bad61_NumbersBeyondFloatsAreRefused()
    {
        Tensor weight = Weight("F64");
        BinaryPrimitives.WriteDoubleLittleEndian(weight.Data.AsSpan(24), 1e39);
        Assert.Contains("L.weight: value 3 is 1E+39", Refused(File(Bias(), weight)));
    }

    [Fact]
    public void Bad61_TwoTensorsForOneParameterAreRefused() => Assert.Contains(
        "two tensors of the file, a.weight and b.weight", Refused(File(Weight(name: "a.weight"), Weight(name: "b.weight"), Bias()), new WeightOptions { Rename = n => "L" + n[1..] }));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Bad62_NumbersThatAreNotFiniteAreLoadedOrRefused(float value)
    {
        Tensor bias = Bias();
        BinaryPrimitives.WriteSingleLittleEndian(bias.Data.AsSpan(8), value);
        using FourToFive network = FourToFive.Create(1);
        Load(network, File(Weight(), bias));
        Assert.Equal(value, network.L.Bias!.Values[2]);
        Assert.Contains("value 2 of L.bias", Refused(File(Weight(), bias), new WeightOptions { RequireFinite = true }));
    }

    [Fact]
    public void Bad68_FilesThatCannotBeReadOrWrittenAreIoExceptions()
    {
        using var folder = new TemporaryFolder();
        using FourToFive network = FourToFive.Create(1);
        Assert.ThrowsAny<IOException>(() => network.Load(folder.File("missing")));
        Assert.Throws<IOException>(() => network.Load(Path.GetDirectoryName(folder.File("f"))!));
        Assert.ThrowsAny<IOException>(() => network.Save(Path.Combine(folder.File("no"), "f")));
        Assert.Throws<ArgumentException>(() => network.Load(""));
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => network.Save(folder.File("f")));
        Assert.Throws<ObjectDisposedException>(() => network.Load(folder.File("f")));
    }

    [Fact]
    public void Bad69_SaveThenLoadThenSaveGivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        using SmallNet network = SmallNet.Create(1), other = SmallNet.Create(2);
        network.Save(folder.File("a"));
        other.Load(folder.File("a"));
        other.Save(folder.File("b"));
        Assert.Equal(System.IO.File.ReadAllBytes(folder.File("a")), System.IO.File.ReadAllBytes(folder.File("b")));
        using var reader = new SafeTensorsReader(folder.File("a"));
        Assert.Equal(network.Parameters.Select(p => p.Name).Order(), reader.Header.Tensors.Keys.Order());
    }

    [Fact]
    public void ArraysOfNumPyAreRead()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in (string[])["half.npy", "columns.npy", "number.npy", "packed.npz"])
        {
            System.IO.File.WriteAllBytes(folder.File(name), Sample(name));
        }

        NumpyArray half = NumpyArray.Read(folder.File("half.npy"));
        Assert.Equal([5, 4], half.Shape.ToArray());
        Assert.Equal(s_weight.Select(v => (float)v), half.Values.ToArray());
        Assert.Equal(Enumerable.Range(0, 24).Select(v => (float)v), NumpyArray.Read(folder.File("columns.npy")).Values.ToArray());
        Assert.Empty(NumpyArray.Read(folder.File("number.npy")).Shape);
        Assert.Equal(2.5f, NumpyArray.Read(folder.File("number.npy")).Values.Span[0]);
        Assert.Equal(s_bias.Select(v => (float)v), NumpyArray.ReadAll(folder.File("packed.npz"))["L.bias"].Values.ToArray());
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 4), }")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }")]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }")]
    [InlineData("{'descr': '<f4', 'shape': (1,), }")]
    [InlineData("{'descr': '<f4', 'fortran_order': None, 'shape': (1,), }")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,), }")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1")]
    [InlineData("{'descr': '<f4")]
    [InlineData("((((")]
    [InlineData("")]
    public void Bad58_ArraysThatCannotBeAreRefused(string header)
    {
        using var folder = new TemporaryFolder();
        byte[] file = [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.ASCII.GetBytes(header), 0, 0, 0, 0];
        System.IO.File.WriteAllBytes(folder.File("f.npy"), file);
        Assert.Throws<InvalidDataException>(() => NumpyArray.Read(folder.File("f.npy")));
    }
}
