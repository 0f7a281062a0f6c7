using System.Diagnostics;
using System.Globalization;
using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Checkpoints;

/// <summary>
/// A process that trains and saves is killed at random moments: its file can be loaded each time, holds a whole number of steps, and the bits that an
/// uninterrupted training has after as many. The variable <c>KERNELGEN_KILLS</c> sets how often; a hundred takes a minute.
/// </summary>
[Trait("Width", "any")]
public sealed class KilledTrainingTests
{
    [Fact]
    public void Bad68_KilledAtRandomMomentsAndResumed()
    {
        int kills = int.Parse(Environment.GetEnvironmentVariable("KERNELGEN_KILLS") ?? "4", CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        string file = folder.File("training.safetensors");
        using SmallNet whole = SmallNet.Create(seed: 3);
        using TrainingSession uninterrupted = whole.CreateTrainingSession(KilledTraining.Options(threads: 2));
        var random = new Random(kills);
        int found = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            using Process process = Start(file);
            long before = found == 0 ? -1 : uninterrupted.Steps;

            // Not before this process has saved: else a slow machine would never come further.
            Stopwatch patience = Stopwatch.StartNew();
            while (!process.HasExited && StepsOf(file) <= before && patience.Elapsed < TimeSpan.FromSeconds(60)) Thread.Sleep(5);
            Thread.Sleep(random.Next(60));
            process.Kill();
            process.WaitForExit();

            using SmallNet network = SmallNet.Create(seed: 4);
            using TrainingSession session = network.CreateTrainingSession(KilledTraining.Options());
            session.LoadCheckpoint(file);
            found++;
            while (uninterrupted.Steps < session.Steps) KilledTraining.Step(uninterrupted);
            Assert.Equal(uninterrupted.Steps, session.Steps);
            Assert.Equal(Numbers.Bits(whole), Numbers.Bits(network));
        }

        Assert.Equal(kills, found);
        Assert.True(uninterrupted.Steps >= kills, $"{uninterrupted.Steps} steps in {kills} processes");
        Assert.All(Directory.GetFiles(folder.Path), f => Assert.StartsWith(file, f));
    }

    private static Process Start(string file) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
        [typeof(KilledTraining).Assembly.Location, "train", file, "1000000"]))!;

    private static long StepsOf(string file)
    {
        if (!File.Exists(file)) return -1;
        using SmallNet network = SmallNet.Create(seed: 5);
        using TrainingSession session = network.CreateTrainingSession(KilledTraining.Options());
        session.LoadCheckpoint(file);
        return session.Steps;
    }
}
