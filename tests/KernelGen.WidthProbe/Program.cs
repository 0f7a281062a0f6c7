// Prints the width of the vectors that this process runs, then one line of bits for everything the networks compute. Two
// processes that run different widths must print the same lines; the tests start this program and compare.

using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using KernelGen;
using KernelGen.Runtime;
using KernelGen.WidthProbe;

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"width {VectorWidth.Bits} fma {Fma.IsSupported}"));
using (Network mixed = Mixed.Create(seed: 7))
    Probe(mixed);
using (Network leNet = LeNet5.Create(seed: 8))
    Probe(leNet);

using (Network padded = Padded.Create(seed: 9))
    Probe(padded);

using (Network pooled = Pooled.Create(seed: 10))
    Probe(pooled);

using (Network activated = Activated.Create(seed: 10))
    Probe(activated);

static void Probe(Network network)
{
    const int Batch = 37;
    float[] inputs = Numbers(Batch * network.InputShape.Length, 1);
    byte[] labels = [.. Enumerable.Range(0, Batch).Select(i => (byte)(i * 7 % 10))];
    Print("initial weights", network.Parameters.SelectMany(p => p.Values.ToArray()));

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
    Print("trained weights", network.Parameters.SelectMany(p => p.Values.ToArray()));

    void Print(string what, IEnumerable<float> values)
    {
        ReadOnlySpan<byte> bits = MemoryMarshal.AsBytes(values.ToArray().AsSpan());
        Console.WriteLine($"{network.Name} {what}: {Convert.ToHexString(SHA256.HashData(bits))}");
    }
}

static float[] Numbers(int length, int seed)
{
    var random = new Random(seed);
    return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 2 - 1)];
}
