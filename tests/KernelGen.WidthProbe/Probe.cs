using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using KernelGen;
using KernelGen.Runtime;

namespace KernelGen.WidthProbe;

/// <summary>Runs every network and every image kernel of this assembly, and prints a digest of all they compute.</summary>
public static class Probe
{
    /// <summary>Prints the width of the vectors, then one line for each result.</summary>
    public static void Run(TextWriter writer)
    {
        bool fused = Fma.IsSupported || AdvSimd.IsSupported;
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"width {VectorWidth.Bits} fma {fused}"));
        using (Network mixed = Mixed.Create(seed: 7))
            RunNetwork(writer, mixed);
        using (Network leNet = LeNet5.Create(seed: 8))
            RunNetwork(writer, leNet);
        using (Network padded = Padded.Create(seed: 9))
            RunNetwork(writer, padded);
        using (Network pooled = Pooled.Create(seed: 10))
            RunNetwork(writer, pooled);
        using (Network activated = Activated.Create(seed: 10))
            RunNetwork(writer, activated);
        using (Network bounded = Bounded.Create(seed: 11))
            RunNetwork(writer, bounded);
        RunKernels(writer);
    }

    private static void RunNetwork(TextWriter writer, Network network)
    {
        const int Batch = 37;
        float[] inputs = Numbers(Batch * network.InputShape.Length, 1);
        byte[] labels = [.. Enumerable.Range(0, Batch).Select(i => (byte)(i * 7 % 10))];
        Print("initial weights", [.. network.Parameters.SelectMany(p => p.Values.ToArray())]);

        var outputs = new float[Batch * network.OutputShape.Length];
        for (int n = 0; n < Batch; n++)
        {
            network.Forward(
                inputs.AsSpan(n * network.InputShape.Length, network.InputShape.Length),
                outputs.AsSpan(n * network.OutputShape.Length, network.OutputShape.Length));
        }

        Print("one by one", outputs);
        network.Forward(inputs, outputs);
        Print("all at once", outputs);

        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = Batch,
            Threads = 2,
            Optimizer = new Sgd(0.05f) { Momentum = 0.9f, WeightDecay = 5e-4f },
        });
        session.Forward(inputs, outputs);
        Print("training forward", outputs);
        var inputGradients = new float[inputs.Length];
        session.Backward(Numbers(outputs.Length, 2), inputGradients);
        Print("input gradients", inputGradients);
        foreach (Parameter parameter in network.Parameters)
            Print(parameter.Name + " gradient", session.Gradients[parameter].ToArray());

        for (int step = 0; step < 5; step++)
            Print("loss", [session.Step(inputs, labels)]);
        Print("trained weights", [.. network.Parameters.SelectMany(p => p.Values.ToArray())]);

        void Print(string what, float[] values) => writer.WriteLine($"{network.Name} {what}: {Digest<float>(values)}");
    }

    private static void RunKernels(TextWriter writer)
    {
        const int Width = 203;
        const int Height = 31;
        byte[] bytes = new byte[Width * Height];
        new Random(3).NextBytes(bytes);
        byte[] blurred = new byte[bytes.Length];
        Kernels.Blur(new ReadOnlyImageView<byte>(bytes, Width, Height), new ImageView<byte>(blurred, Width, Height));
        writer.WriteLine($"Blur: {Digest<byte>(blurred)}");

        short[] edges = new short[bytes.Length];
        Kernels.SobelX(new ReadOnlyImageView<byte>(bytes, Width, Height), new ImageView<short>(edges, Width, Height));
        writer.WriteLine($"SobelX: {Digest<short>(edges)}");

        float[] filtered = new float[bytes.Length];
        Kernels.Floats(
            new ReadOnlyImageView<float>(Numbers(bytes.Length, 4), Width, Height), new ImageView<float>(filtered, Width, Height));
        writer.WriteLine($"Floats: {Digest<float>(filtered)}");
    }

    // FNV-1a with two seeds. SHA-256 of the framework would need OpenSSL on every machine that this runs on.
    private static string Digest<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ulong first = 0xcbf29ce484222325;
        ulong second = 0x9ae16a3b2f90404f;
        foreach (byte part in MemoryMarshal.AsBytes(values))
        {
            first = (first ^ part) * 0x100000001b3;
            second = (second ^ part) * 0x100000001b3;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{first:X16}{second:X16}");
    }

    private static float[] Numbers(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 2 - 1)];
    }
}
