using System.Diagnostics;
using KernelGen.Benchmarks.Models;

namespace KernelGen.Benchmarks.Machine;

/// <summary>What a program waits for once: LeNet-5's first calls, with all that the JIT has to compile for them.</summary>
internal static class FirstCall
{
    /// <summary>Makes the network, runs it on one image and trains one batch; prints what each took. Only the first use in a process measures anything.</summary>
    public static void Print(TextWriter writer)
    {
        var data = new NetworkData(LeNet5Model.Model, 64);
        var output = new float[LeNet5.OutputLength];
        long start = Stopwatch.GetTimestamp();
        using LeNet5 network = LeNet5.Create(1);
        Report("create", ref start);
        network.Forward(data.Input.AsSpan(0, LeNet5.InputLength), output);
        Report("first forward, one image", ref start);
        using TrainingSession session = network.CreateTrainingSession();
        session.Step(data.Input, data.Labels);
        Report("first training step, batch 64", ref start);

        void Report(string what, ref long since)
        {
            double milliseconds = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            writer.WriteLine(FormattableString.Invariant($"{what,-30} {milliseconds,8:F1} ms"));
            since = Stopwatch.GetTimestamp();
        }
    }
}
