using System.Diagnostics;
using KernelGen.Tests.Course;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Determinism;

/// <summary>The same declaration gives the same bits, whatever the width of the vectors and the number of threads.</summary>
public sealed class SameBits
{
    [Theory]
    [InlineData(64)]
    [InlineData(50)]
    [InlineData(3)]
    public void Bad52_ForEveryNumberOfThreads_AndEveryRun(int batch)
    {
        float[] expected = Train(threads: 1, batch);
        foreach (int threads in Effort.Thin([2, 1, 3, 8], 4))
            Assert.Equal(expected, Train(threads, batch));
    }

    [Fact]
    public void Bad52_ForEveryNumberOfThreads_WithPaddingThatCopies()
    {
        float[] expected = Train(() => PadBehindLayers.Create(seed: 3), 1, 50, 5);
        foreach (int threads in Effort.Thin([2, 3, 8], 3))
            Assert.Equal(expected, Train(() => PadBehindLayers.Create(seed: 3), threads, 50, 5));
    }

    // Starts a process for each width itself.
    [Fact]
    [Trait("Width", "any")]
    public void ForEveryVectorWidth()
    {
        string[] widest = RunProbe();
        Assert.NotEmpty(widest.Skip(1));

        // Without fused multiply-add the sums round otherwise, so only the widths that have it are compared.
        bool fused = widest[0].EndsWith("fma True", StringComparison.Ordinal);
        (string Name, string Value)[] narrower = fused
            ? [("DOTNET_EnableAVX512", "0"), ("KERNELGEN_VECTOR_BITS", "256"), ("KERNELGEN_VECTOR_BITS", "128")]
            : [("KERNELGEN_VECTOR_BITS", "128")];
        foreach ((string name, string value) in narrower)
        {
            string[] lines = RunProbe((name, value));
            Require.That(Width(lines) <= (value == "128" ? 128 : 256), $"{name}={value} still runs '{lines[0]}'");
            Assert.Equal(widest.Skip(1), lines.Skip(1));
        }
    }

    // .NET prefers 256 bits on the first Intel processors with AVX-512. Kernels are long enough that the widest vectors pay there too.
    [Fact]
    [Trait("Width", "any")]
    public void WidestVectors_WhateverWidthTheRuntimePrefers()
    {
        string[] widest = RunProbe(("DOTNET_PreferredVectorBitWidth", "512"));
        string[] preferred = RunProbe(("DOTNET_PreferredVectorBitWidth", "256"));
        Assert.Equal(widest, preferred);
    }

    [Fact]
    public void Bad50_ForwardFromManyThreads()
    {
        using LeNet5 network = LeNet5.Create(seed: 4);
        float[] x = Values.Uniform(33 * 1024, 1, 1);
        float[] expected = NetworkRun.Forward(network, x);
        Parallel.For(0, 16, _ => Tolerance.AssertSame(expected, NetworkRun.Forward(network, x), "from a thread"));
    }

    private static float[] Train(int threads, int batch) => Train(() => LeNet5.Create(seed: 3), threads, batch, 10);

    private static float[] Train(Func<Network> create, int threads, int batch, int classes)
    {
        using Network network = create();
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = batch,
            Threads = threads,
            Optimizer = new Sgd(0.1f) { Momentum = 0.9f },
        });
        float[] x = Values.Uniform(batch * network.InputShape.Length, 2, 1);
        byte[] labels = [.. Enumerable.Range(0, batch).Select(i => (byte)(i % classes))];
        var losses = new List<float>();
        for (int step = 0; step < 4; step++)
            losses.Add(session.Step(x, labels));
        return [.. losses, .. network.Parameters.SelectMany(p => p.Values.ToArray())];
    }

    private static int Width(string[] lines) => int.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    // The probe lies beside the tests; it runs on the runtime that the tests run on.
    private static string[] RunProbe(params ReadOnlySpan<(string Name, string Value)> environment)
    {
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(host, ["exec", Path.Combine(AppContext.BaseDirectory, "KernelGen.WidthProbe.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
