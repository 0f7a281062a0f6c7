using System.Reflection;
using System.Runtime.InteropServices;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>Runs a network on this process's vectors: forward of a batch, sample by sample and on two threads; training on one thread and on two.</summary>
internal static class NetworkProbe
{
    public static void Run(Network network, ResultFile results)
    {
        string name = network.Name;
        for (int round = 0; round < DrawnNumbers.Rounds(name); round++)
        {
            foreach (Parameter parameter in network.Parameters.Concat(network.Buffers))
            {
                float[] values = DrawnNumbers.Parameter(name, parameter.Name, round, parameter.Length, parameter.Length / parameter.Shape.Max());
                parameter.Set(values);
                results.Add<float>(name, $"{round} parameter {parameter.Name}", values);
            }

            int batch = DrawnNumbers.Batch(name), inputs = network.InputShape.Length, outputs = network.OutputShape.Length;
            float[] x = DrawnNumbers.Samples(name, "x", round, batch * inputs), y = new float[batch * outputs];
            network.Forward(x, y);
            results.Add<float>(name, $"{round} y", y);

            float[] again = new float[y.Length];
            for (int n = 0; n < batch; n += Math.Max(1, batch - 1))
            {
                network.Forward(x.AsSpan(n * inputs, inputs), again.AsSpan(n * outputs, outputs));
                Same(y.AsSpan(n * outputs, outputs), again.AsSpan(n * outputs, outputs), $"the output of sample {n} alone");
            }

            network.Threads = 2;
            network.Forward(x, again);
            Same(y, again, "the outputs on two threads");
            network.Forward(x.AsSpan(0, inputs), again.AsSpan(0, outputs));
            Same(y.AsSpan(0, outputs), again.AsSpan(0, outputs), "the output of one sample on two threads");
            network.Threads = 1;
            if (network.GetType().GetCustomAttribute<NetworkAttribute>()!.Training)
            {
                Train(round, x, batch);
            }

            void Same(ReadOnlySpan<float> one, ReadOnlySpan<float> other, string what) => Compare(results, name, one, other, $"round {round}, {what}");
        }

        void Train(int round, float[] x, int batch)
        {
            float[] gy = DrawnNumbers.Samples(name, "gy", round, batch * network.OutputShape.Length);
            Dictionary<string, float[]> buffers = network.Buffers.ToDictionary(b => b.Name, b => b.Values.ToArray());
            List<(string What, float[] Values)>? first = null;
            foreach (int threads in (int[])[1, 2])
            {
                foreach (Parameter buffer in network.Buffers)
                {
                    buffer.Set(buffers[buffer.Name]);
                }

                using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = batch, Threads = threads });
                float[] y = new float[gy.Length], gx = new float[x.Length];
                session.Forward(x, y);
                session.Backward(gy, gx);
                List<(string What, float[] Values)> found =
                [
                    ("trained y", y), ("gx", gx), .. network.Parameters.Select(p => ($"gradient {p.Name}", session.Gradients[p].ToArray())),
                    .. network.Buffers.Select(b => ($"buffer {b.Name}", b.Values.ToArray())),
                ];
                foreach ((string what, float[] values) in first is null ? found : [])
                {
                    results.Add<float>(name, $"{round} {what}", values);
                }

                first ??= found;
                for (int i = 0; i < found.Count; i++)
                {
                    Compare(results, name, first[i].Values, found[i].Values, $"round {round}, {found[i].What} on two threads");
                }
            }
        }
    }

    private static void Compare(ResultFile results, string name, ReadOnlySpan<float> one, ReadOnlySpan<float> other, string what)
    {
        ReadOnlySpan<int> bits = MemoryMarshal.Cast<float, int>(one), others = MemoryMarshal.Cast<float, int>(other);
        int same = bits.CommonPrefixLength(others);
        if (same < bits.Length)
        {
            results.AddFault(name, FormattableString.Invariant($"{what}: [{same}] is {other[same]:R}, not {one[same]:R}"));
        }
    }
}
