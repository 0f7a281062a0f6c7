using System.Diagnostics;
using KernelGen.Tool.Model;
using KernelGen.Tool.Reading.Proto;
using KernelGen.Tool.Tests.Support;

namespace KernelGen.Tool.Tests.Hostile;

/// <summary>Files that nobody vouches for end in a clear error or in a valid model, soon and within little memory.</summary>
public sealed class HostileFileTests
{
    // Whether it was refused; anything but a clear refusal fails.
    private static bool IsRefused(byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        bool refused = false;
        try
        {
            TestModels.Import(bytes);
        }
        catch (Exception e) when (e is InvalidDataException or ImportException)
        {
            refused = true;
        }

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 1);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
        return refused;
    }

    [Fact]
    public void Bad56_EveryPrefixIsRefused()
    {
        byte[] whole = TestModels.Bytes("mnist-8.onnx");
        for (int length = 0; length < whole.Length; length++)
        {
            // What is missing at the end is the declaration of the operators' version, which is needed.
            Assert.True(IsRefused(whole[..length]), $"{length} bytes were accepted");
        }
    }

    // All of them take minutes: KERNELGEN_ALL_FLIPS=1 runs 10,000 for each model, and every prefix of each.
    private static bool RunsAll => Environment.GetEnvironmentVariable("KERNELGEN_ALL_FLIPS") == "1";

    [Theory]
    [InlineData("ppocr-cls.onnx")]
    [InlineData("blazeface-front.onnx")]
    [InlineData("networks/face-detector.onnx")]
    [InlineData("networks/text-detector.onnx")]
    [InlineData("networks/quotient.onnx")]
    public void Bad56_PrefixesAreRefused(string model)
    {
        byte[] whole = TestModels.Bytes(model);
        int step = RunsAll ? 1 : Math.Max(1, whole.Length / 60);
        for (int length = 0; length < whole.Length; length += step)
        {
            Assert.True(IsRefused(whole[..length]), $"{length} bytes were accepted");
        }
    }

    [Theory]
    [InlineData("mnist-8.onnx", 8000)]
    [InlineData("ppocr-cls.onnx", 300)]
    [InlineData("blazeface-front.onnx", 300)]
    [InlineData("networks/face-detector.onnx", 400)]
    [InlineData("networks/text-detector.onnx", 400)]
    [InlineData("networks/pooled.onnx", 1000)]
    [InlineData("networks/quotient.onnx", 1000)]
    [InlineData("networks/crops.onnx", 1000)]
    [InlineData("networks/super-resolution.onnx", 600)]
    public void Bad65_FlippedBytesAreRefusedOrHarmless(string model, int count)
    {
        count = RunsAll ? 10_000 : count;
        byte[] whole = TestModels.Bytes(model);
        var random = new Random(65);
        int refused = 0;
        for (int i = 0; i < count; i++)
        {
            // Most bytes are weights: every second flip is near the operators.
            int place = i % 2 == 0 ? random.Next(whole.Length) : random.Next(Math.Min(2500, whole.Length));
            byte old = whole[place];
            whole[place] ^= (byte)(1 << random.Next(8));
            refused += IsRefused(whole) ? 1 : 0;
            whole[place] = old;
        }

        Assert.InRange(refused, 1, count);
    }

    [Theory]
    [InlineData(new byte[] { 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07 })]
    [InlineData(new byte[] { 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })]
    [InlineData(new byte[] { 0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })]
    [InlineData(new byte[] { 0x3B, 0x3B, 0x3B })]
    [InlineData(new byte[] { 0x3C })]
    [InlineData(new byte[] { 0x0F })]
    [InlineData(new byte[0])]
    public void Bad65_LengthsVarintsAndGroupsThatCannotBeAreRefused(byte[] bytes) => Assert.True(IsRefused(bytes));

    [Fact]
    public void Bad65_DeepNestingIsRefused()
    {
        // An attribute that holds a graph that holds a node that holds an attribute …
        byte[] inner = [];
        for (int depth = 0; depth < 3000; depth++)
        {
            inner = Field(depth % 3 == 0 ? 6 : depth % 3 == 1 ? 5 : 1, inner);
        }

        Assert.True(IsRefused(Field(7, inner)));
    }

    private static byte[] Field(int number, byte[] content)
    {
        var bytes = new List<byte> { (byte)((number << 3) | 2) };
        int length = content.Length;
        while (length > 127)
        {
            bytes.Add((byte)(length | 128));
            length >>= 7;
        }

        return [.. bytes, (byte)length, .. content];
    }

    private static OnnxModel Valid() => new OnnxModel(13, 1, 2, 4, 4).Floats("w", [3, 2, 3, 3]).Node("Conv", "x w", "y").Output("y");

    [Fact]
    public void AValidOneIsAccepted() => Assert.False(IsRefused(Valid().Bytes));

    [Fact]
    public void Bad65_DataThatDoNotFitTheirSizesAreRefused()
    {
        foreach (Action<TensorProto> change in (Action<TensorProto>[])
        [
            t => t.FloatData.RemoveAt(0), t => t.FloatData.Add(1), t => t.Dims[0] = -1, t => t.Dims[0] = long.MaxValue, t => t.Dims[0] = 1L << 32,
            t => t.RawData = Google.Protobuf.ByteString.CopyFrom(new byte[7]), t => t.DataType = 10, t => t.DataType = 8, t => t.DataType = 99, t => t.DataType = 0,
            t => t.Dims.Add(2), t => t.Dims.AddRange(Enumerable.Repeat(1L, 100)), t => t.Name = "x", t => t.Name = "",
        ])
        {
            OnnxModel model = Valid();
            change(model.Proto.Graph.Initializer[0]);
            Assert.True(IsRefused(model.Bytes));
        }
    }

    [Fact]
    public void Bad65_WrongGraphsAreRefused()
    {
        foreach (Action<ModelProto> change in (Action<ModelProto>[])
        [
            m => m.OpsetImport.Clear(), m => m.OpsetImport[0].Version = 6, m => m.OpsetImport[0].Version = 99, m => m.OpsetImport.Add(new OperatorSetIdProto { Version = 13 }),
            m => m.ClearIrVersion(), m => m.Graph = null, m => m.Graph.Output.Clear(), m => m.Graph.Output[0].Name = "z", m => m.Graph.Node[0].Input[0] = "z",
            m => m.Graph.Node[0].Input[0] = "y", m => m.Graph.Node.Add(m.Graph.Node[0].Clone()), m => m.Graph.Input.Add(m.Graph.Input[0].Clone()), m => m.Graph.Node[0].Output[0] = "x",
            m => m.Graph.Node[0].OpType = "Frobnicate", m => m.Graph.Node[0].Domain = "com.microsoft", m => m.Graph.Input.Clear(), m => m.Graph.Node[0].Input.Clear(),
            m => m.Graph.Input[0].Type.TensorType.ElemType = 7, m => m.Graph.Input[0].Type.TensorType.Shape.Dim[1].DimValue = 7, m => m.Graph.SparseInitializer.Add(new SparseTensorProto()),
            m => m.Graph.Input[0].Type.TensorType.Shape.Dim[2].DimValue = int.MaxValue, m => m.Graph.Input[0].Type.TensorType.Shape.Dim[2].DimValue = long.MaxValue,
        ])
        {
            OnnxModel model = Valid();
            change(model.Proto);
            Assert.True(IsRefused(model.Bytes), model.Proto.ToString());
        }
    }

    [Fact]
    public void Bad65_FunctionsThatCallThemselvesAreRefused()
    {
        OnnxModel model = Valid();
        var function = new FunctionProto { Name = "F", Domain = "mine" };
        function.Input.Add("a");
        function.Output.Add("b");
        function.Node.Add(new NodeProto { OpType = "F", Domain = "mine", Input = { "a" }, Output = { "b" } });
        function.Node.Add(new NodeProto { OpType = "F", Domain = "mine", Input = { "a" }, Output = { "c" } });
        model.Proto.Functions.Add(function);
        model.Proto.Graph.Node[0].OpType = "F";
        model.Proto.Graph.Node[0].Domain = "mine";
        Assert.True(IsRefused(model.Bytes));
    }

    [Fact]
    public void Bad65_ConstantsThatGrowWithoutBoundAreRefused()
    {
        OnnxModel model = new OnnxModel(13, 1, 2, 4, 4).Integers("huge", 1 << 20, 1 << 20).Integers("large", 1 << 22).Floats("w", [1]).Floats("one", [1, 1])
            .Node("ConstantOfShape", "huge", "a").Node("Expand", "one large", "b").Node("Add", "x a", "y").Node("Add", "y b", "z").Output("z");
        Assert.True(IsRefused(model.Bytes));
    }

    [Theory]
    [InlineData("Pad")]
    [InlineData("Reshape")]
    [InlineData("Transpose")]
    public void Bad65_ListsOfAMillionNumbersAreNotRepeated(string type)
    {
        // As one byte that is flipped can make them of four.
        OnnxModel model = new OnnxModel(13, 1, 2, 4, 4).Integers("count", 1 << 20).Node("ConstantOfShape", "count", "long");
        model = type == "Transpose" ? model.Node(type, "x", "y", ("perm", new long[1 << 20])) : model.Node(type, "x long", "y");
        byte[] bytes = model.Output("y").Bytes;
        Assert.True(IsRefused(bytes));
        Assert.InRange(Assert.Single(TestModels.Refused(bytes)).Reason.Length, 1, 300);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../weights")]
    [InlineData("a/../../b")]
    [InlineData("weights.bin")]
    public void Bad66_WeightsInOtherFilesAreRefused(string location)
    {
        OnnxModel model = Valid();
        TensorProto tensor = model.Proto.Graph.Initializer[0];
        tensor.FloatData.Clear();
        tensor.DataLocation = 1;
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        Assert.Contains("stored in another file", Assert.Single(TestModels.Refused(model.Bytes)).Reason);
        tensor.DataLocation = 0;
        Assert.Contains("stored in another file", Assert.Single(TestModels.Refused(model.Bytes)).Reason);
    }

    [Fact]
    public void Bad68_FilesThatCannotBeReadAreTold()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("error", ToolRun.Of("import", folder.File("missing.onnx")).Error);
        Assert.Contains("is a folder", ToolRun.Of("import", folder.Path).Error);
    }

    [Fact]
    public void EverythingThatCannotBeDoneIsListedAtOnce()
    {
        OnnxModel model = new OnnxModel(13, 1, 2, 4, 4).Floats("w", [3, 2, 3, 3]).Floats("v", [3, 3, 1, 1]).Node("Conv", "x w", "a").Node("NonZero", "a", "b").Node("Loop", "b", "c")
            .Node("Conv", "a v", "d", ("strides", new long[] { 0, 0 })).Node("Softmax", "a", "e", ("axis", 2)).Output("c", "d", "e");
        IReadOnlyList<ImportProblem> problems = TestModels.Refused(model.Bytes);
        Assert.Equal(["NonZero", "Conv", "Softmax"], problems.Select(problem => problem.Operator));
        Assert.Equal(["NonZero_1", "Conv_3", "Softmax_4"], problems.Select(problem => problem.Node));
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("m.onnx"), model.Bytes);
        ToolRun run = ToolRun.Of("import", folder.File("m.onnx"), "--out", folder.File("out"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("for 3 reasons; nothing was written", run.Error);
        Assert.Contains("NonZero 'NonZero_1': this operator is not supported", run.Error);
        Assert.False(Directory.Exists(folder.File("out")));
    }
}
