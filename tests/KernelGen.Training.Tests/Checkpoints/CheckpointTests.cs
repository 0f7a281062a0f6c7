using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Checkpoints;

[Trait("Width", "any")]
public sealed class CheckpointTests
{
    private const int Batch = 20;

    private static readonly Dictionary<string, TrainingOptions> Cases = new()
    {
        ["Sgd"] = new() { BatchSize = Batch, Optimizer = new Sgd(0.05) },
        ["Sgd momentum, dampening"] = new() { BatchSize = Batch, Optimizer = new Sgd(0.05) { Momentum = 0.9, Dampening = 0.5, WeightDecay = 0.01 } },
        ["Sgd one cycle"] = new() { BatchSize = Batch, Optimizer = new Sgd(0.05), Schedule = new OneCycleLR(0.1, 12) },
        ["Adam"] = new() { BatchSize = Batch, Optimizer = new Adam { AmsGrad = true }, Schedule = new StepLR(4) },
        ["AdamW"] = new() { BatchSize = Batch, Optimizer = new AdamW(), ClipNorm = 0.5, Schedule = new CosineAnnealingLR(9) },
        ["RmsProp"] = new() { BatchSize = Batch, Optimizer = new RmsProp(0.001) { Centered = true, Momentum = 0.5 } },
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static void Step(TrainingSession session)
    {
        int step = (int)session.Steps;
        session.Step(Numbers.Uniform(Batch * 144, step), Numbers.Labels(Batch, 10, step).AsSpan());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ResumedTrainingHasTheBitsOfUninterruptedTraining(string name)
    {
        using var folder = new TemporaryFolder();
        TrainingOptions options = Cases[name];
        using SmallNet whole = SmallNet.Create(1), first = SmallNet.Create(1), second = SmallNet.Create(2);
        using TrainingSession uninterrupted = whole.CreateTrainingSession(options);
        using TrainingSession before = first.CreateTrainingSession(options);
        using TrainingSession after = second.CreateTrainingSession(options with { Threads = 2 });
        if (options.Schedule is null) uninterrupted.LearningRate = before.LearningRate = 0.0123;
        for (int step = 0; step < 10; step++) Step(uninterrupted);
        for (int step = 0; step < 5; step++) Step(before);
        before.SaveCheckpoint(folder.File("a"), new Dictionary<string, string> { ["epoch"] = "7", ["ünïcode \"key\""] = "\u0000 \\ 末" });

        // A session that has gone elsewhere meanwhile.
        Step(after);
        IReadOnlyDictionary<string, string> notes = after.LoadCheckpoint(folder.File("a"));
        Assert.Equal(2, notes.Count);
        Assert.Equal("7", notes["epoch"]);
        Assert.Equal("\u0000 \\ 末", notes["ünïcode \"key\""]);
        Assert.Equal(5, after.Steps);
        Assert.Equal(before.LearningRate, after.LearningRate);
        for (int step = 5; step < 10; step++) Step(after);
        Assert.Equal(Numbers.Bits(whole), Numbers.Bits(second));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad69_SavedLoadedAndSavedAgainIsTheSameFile(string name)
    {
        using var folder = new TemporaryFolder();
        using SmallNet one = SmallNet.Create(1), two = SmallNet.Create(2);
        using TrainingSession first = one.CreateTrainingSession(Cases[name]), second = two.CreateTrainingSession(Cases[name]);
        for (int step = 0; step < 3; step++) Step(first);
        var notes = new Dictionary<string, string> { ["b"] = "1", ["a"] = "2" };
        first.SaveCheckpoint(folder.File("a"), notes);
        second.SaveCheckpoint(folder.File("b"), second.LoadCheckpoint(folder.File("a")));
        Assert.Equal(File.ReadAllBytes(folder.File("a")), File.ReadAllBytes(folder.File("b")));
        first.SaveCheckpoint(folder.File("a"), notes);
        Assert.Equal(File.ReadAllBytes(folder.File("a")), File.ReadAllBytes(folder.File("b")));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void ForwardSeesTheLoadedParameters()
    {
        using var folder = new TemporaryFolder();
        using SmallNet one = SmallNet.Create(1), two = SmallNet.Create(2);
        using TrainingSession first = one.CreateTrainingSession(), second = two.CreateTrainingSession();
        float[] input = Numbers.Uniform(144, 1), expected = new float[10], mine = new float[10];
        one.Forward(input, expected);
        two.Forward(input, mine);
        Assert.NotEqual(expected, mine);
        first.SaveCheckpoint(folder.File("a"));
        second.LoadCheckpoint(folder.File("a"));
        two.Forward(input, mine);
        Assert.Equal(expected, mine);
    }

    public static TheoryData<string, string> Others => new()
    {
        { "optimizer", "optimizer: the file has Adam { LearningRate = 0.001" },
        { "optimizer", "the session Sgd { LearningRate = 0.05" },
        { "optimizer", "optimizer.exp_avg.C1.weight: the session lacks it" },
        { "hyperparameter", "Beta1 = 0.9," },
        { "schedule", "schedule: the file has StepLR { StepLimit" },
        { "schedule", "the session none" },
        { "variant", "optimizer.max_exp_avg_sq.F4.bias: the session lacks it" },
        { "network", "layers: the file has C1 4x10x10" },
        { "network", "C1.weight: the session lacks it" },
        { "network", "L.weight: the file lacks it" },
        { "shape", "F4.weight: the file has F32 [10, 40], the session F32 [10, 20]" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Bad61_ACheckpointOfSomethingElseIsRefusedByName(string other, string message)
    {
        using var folder = new TemporaryFolder();
        TrainingOptions options = Cases["Adam"];
        using SmallNet saved = SmallNet.Create(1);
        using TrainingSession session = saved.CreateTrainingSession(options);
        Step(session);
        session.SaveCheckpoint(folder.File("a"));
        using Network network = other switch
        {
            "network" => FourToFive.Create(2),
            "shape" => SmallerNet.Create(2),
            _ => SmallNet.Create(2),
        };
        using TrainingSession mine = network.CreateTrainingSession(other switch
        {
            "optimizer" => options with { Optimizer = new Sgd(0.05) },
            "hyperparameter" => options with { Optimizer = new Adam { AmsGrad = true, Beta1 = 0.5 } },
            "schedule" => options with { Schedule = null },
            "variant" => options with { Optimizer = new Adam() },
            _ => options,
        });
        uint[] before = Numbers.Bits(network);
        var e = Assert.Throws<InvalidDataException>(() => mine.LoadCheckpoint(folder.File("a")));
        Assert.Contains(message, e.Message);
        Assert.Equal(before, Numbers.Bits(network));
        Assert.Equal(0, mine.Steps);
    }

    [Fact]
    public void ACultureDoesNotChangeWhatIsCompared()
    {
        using var folder = new TemporaryFolder();
        using SmallNet network = SmallNet.Create(1);
        using TrainingSession session = network.CreateTrainingSession(Cases["Adam"]);
        session.SaveCheckpoint(folder.File("a"));
        var culture = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = culture;
        try
        {
            session.LoadCheckpoint(folder.File("a"));
            session.SaveCheckpoint(folder.File("b"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(File.ReadAllBytes(folder.File("a")), File.ReadAllBytes(folder.File("b")));
    }

    [Fact]
    public void Bad56_EveryPrefixAndTrailingBytesAreRefusedAndNothingIsLoaded()
    {
        using var folder = new TemporaryFolder();
        using FourToFive network = FourToFive.Create(1), other = FourToFive.Create(2);
        using TrainingSession session = network.CreateTrainingSession(), mine = other.CreateTrainingSession();
        session.SaveCheckpoint(folder.File("whole"));
        byte[] bytes = File.ReadAllBytes(folder.File("whole"));
        uint[] before = Numbers.Bits(other);
        for (int length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(folder.File("cut"), bytes[..length]);
            Assert.Throws<InvalidDataException>(() => mine.LoadCheckpoint(folder.File("cut")));
        }

        File.WriteAllBytes(folder.File("long"), [.. bytes, 0]);
        var e = Assert.Throws<InvalidDataException>(() => mine.LoadCheckpoint(folder.File("long")));
        Assert.Contains("100 bytes of data, but the file has 101", e.Message);
        Assert.Equal(before, Numbers.Bits(other));
        mine.LoadCheckpoint(folder.File("whole"));
        Assert.Equal(Numbers.Bits(network), Numbers.Bits(other));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Bad62_ValuesThatAreNotFiniteAreLoadedOrRefused(bool refuse)
    {
        using var folder = new TemporaryFolder();
        using FourToFive network = FourToFive.Create(1), other = FourToFive.Create(2);
        using TrainingSession session = network.CreateTrainingSession();
        using TrainingSession mine = other.CreateTrainingSession(new() { ThrowOnNonFinite = refuse });
        network.L.Bias!.Set([0, float.NaN, float.PositiveInfinity, 1, 2]);
        session.SaveCheckpoint(folder.File("a"));
        uint[] before = Numbers.Bits(other);
        if (refuse)
        {
            var e = Assert.Throws<InvalidDataException>(() => mine.LoadCheckpoint(folder.File("a")));
            Assert.Contains("value 1 of L.bias is NaN", e.Message);
            Assert.Equal(before, Numbers.Bits(other));
        }
        else
        {
            mine.LoadCheckpoint(folder.File("a"));
            Assert.Equal(Numbers.Bits(network), Numbers.Bits(other));
        }
    }

    [Fact]
    public void Bad68_MissingFilesAndFoldersAreIOExceptions()
    {
        using var folder = new TemporaryFolder();
        using FourToFive network = FourToFive.Create(1);
        using TrainingSession session = network.CreateTrainingSession();
        Assert.ThrowsAny<IOException>(() => session.LoadCheckpoint(folder.File("missing")));
        Assert.ThrowsAny<IOException>(() => session.LoadCheckpoint(folder.Path));
        Assert.ThrowsAny<IOException>(() => session.SaveCheckpoint(folder.Path));
        Assert.ThrowsAny<IOException>(() => session.SaveCheckpoint(folder.File("no/such/folder")));
        Assert.Throws<ArgumentException>(() => session.SaveCheckpoint(""));
        Assert.Throws<ArgumentNullException>(() => session.LoadCheckpoint(null!));

        // Saving goes on to work, and a file that a crash left behind is no hindrance.
        File.WriteAllBytes(folder.File("a.unfinished"), new byte[1 << 20]);
        session.SaveCheckpoint(folder.File("a"));
        session.LoadCheckpoint(folder.File("a"));
        Assert.Equal([folder.File("a")], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Bad69_AnotherVersionAndOtherFilesAreRefused()
    {
        using var folder = new TemporaryFolder();
        using FourToFive network = FourToFive.Create(1);
        using TrainingSession session = network.CreateTrainingSession();
        session.SaveCheckpoint(folder.File("a"));
        string text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(folder.File("a")));
        File.WriteAllText(folder.File("b"), text.Replace("\"version\":\"1\"", "\"version\":\"9\"", StringComparison.Ordinal), System.Text.Encoding.Latin1);
        Assert.Contains("version 9", Assert.Throws<InvalidDataException>(() => session.LoadCheckpoint(folder.File("b"))).Message);
        File.WriteAllText(folder.File("c"), text.Replace("kernelgen-checkpoint", "kernelgen-chequepoint", StringComparison.Ordinal), System.Text.Encoding.Latin1);
        Assert.Throws<InvalidDataException>(() => session.LoadCheckpoint(folder.File("c")));
    }

    [Fact]
    public void GatheredGradientsAreNotSaved()
    {
        using var folder = new TemporaryFolder();
        using FourToFive network = FourToFive.Create(1);
        using TrainingSession session = network.CreateTrainingSession();
        session.Accumulate(new float[4], (ReadOnlySpan<int>)[1]);
        Assert.Throws<InvalidOperationException>(() => session.SaveCheckpoint(folder.File("a")));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Bad54_CheckpointsOfADisposedSessionThrow()
    {
        using FourToFive network = FourToFive.Create(1);
        TrainingSession session = network.CreateTrainingSession();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.SaveCheckpoint("a"));
        Assert.Throws<ObjectDisposedException>(() => session.LoadCheckpoint("a"));
    }
}
