using System.Runtime.InteropServices;
using KernelGen.Benchmarks.Machine;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Peers.Onnx;

namespace KernelGen.Benchmarks.StartUp;

/// <summary>
/// From the start of a process to LeNet-5's first scores on its console, for each way to publish, against ONNX Runtime in a C# process;
/// and what KernelGen adds to the published files.
/// </summary>
internal static class StartUpComparison
{
    private const string Ours = "KernelGen.StartUp", Onnx = "KernelGen.StartUp.Onnx";

    private const string Jit = "jit", ReadyToRun = "r2r", Trimmed = "trimmed", Native = "native";

    /// <summary>Publishes, compares the scores, starts every program in turn, and prints two tables.</summary>
    public static int Run(int rounds, TextWriter writer, TextWriter errors)
    {
        string repository = RepositoryRoot.Find();
        string folder = Directory.CreateTempSubdirectory("kernelgen-startup-").FullName;
        try
        {
            var data = new NetworkData(LeNet5Model.Model, 1);
            string values = Path.Combine(folder, "values.bin");
            string model = Path.Combine(folder, "lenet5.onnx");
            File.WriteAllBytes(values, MemoryMarshal.AsBytes([.. data.Parameters.Values.SelectMany(v => v), .. data.Input]).ToArray());
            File.WriteAllBytes(model, OnnxModel.Write(data));

            var publisher = new Publisher(repository, folder);
            StartUpProgram[] programs =
            [
                new("KernelGen, NativeAOT", publisher.Publish(Native, Ours, Native), [values]),
                new("KernelGen, JIT", publisher.Publish(Jit, Ours, Jit), [values]),
                new("KernelGen, ReadyToRun", publisher.Publish(ReadyToRun, Ours, ReadyToRun), [values]),
                new("ONNX Runtime, JIT", publisher.Publish("onnx-jit", Onnx, Jit), [model, values]),
                new("ONNX Runtime, ReadyToRun", publisher.Publish("onnx-r2r", Onnx, ReadyToRun), [model, values]),
            ];
            float[] expected = programs[0].Run(timed: false);
            foreach (StartUpProgram program in programs)
            {
                float[] scores = program.Run(timed: false);
                if (scores.Length != expected.Length || scores.Zip(expected).Any(p => MathF.Abs(p.First - p.Second) > 1e-5f))
                {
                    errors.WriteLine($"{program.Name} gives other scores: {string.Join(' ', scores)}");
                    return 1;
                }
            }

            for (int round = 0; round < rounds; round++)
            {
                foreach (StartUpProgram program in programs)
                    program.Run(timed: true);
            }

            writer.WriteLine($"{CpuName.Read()}, {rounds} starts of each in turn");
            writer.WriteLine($"{"start to first LeNet-5 scores",-32} {"median",9} {"best",9}");
            foreach (StartUpProgram program in programs)
                writer.WriteLine(FormattableString.Invariant($"{program.Name,-32} {program.Median,6:F1} ms {program.Milliseconds.Min(),6:F1} ms"));
            writer.WriteLine();
            writer.WriteLine($"{"published size",-32} {"with",9} {"without",9} {"added",9}");
            PrintSize("trimmed", Trimmed);
            PrintSize("NativeAOT", Native);
            return 0;

            void PrintSize(string name, string mode)
            {
                publisher.Publish(name + "-with", Ours, mode);
                publisher.Publish(name + "-without", Ours, mode, "Bare=true");
                double with = publisher.Size(name + "-with") / 1e6;
                double without = publisher.Size(name + "-without") / 1e6;
                writer.WriteLine(FormattableString.Invariant($"{name,-32} {with,6:F2} MB {without,6:F2} MB {with - without,6:F2} MB"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
