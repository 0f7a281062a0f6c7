using System.Diagnostics;
using KernelGen.Data;
using KernelGen.Samples.Mpi;
using Xunit;

namespace KernelGen.Samples.Tests.Training;

public sealed class MpiTests
{
    [Fact]
    public void WithoutOpenMpiTheMessageSaysWhatToInstall()
    {
        string message = Assert.Throws<IOException>(() => OpenMpi.Join(["libnot-there.so.40"], _ => "2")).Message;
        Assert.Contains("needs Open MPI, but libnot-there.so.40 cannot be loaded", message, StringComparison.Ordinal);
        Assert.Contains("apt install openmpi-bin", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALibraryThatIsNotOpenMpiIsRefused()
    {
        if (!OperatingSystem.IsLinux()) return;
        Assert.Contains("is another library", Assert.Throws<IOException>(() => OpenMpi.Join(["libc.so.6"], _ => "2")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutMpirunTheVerbSaysHowToStart()
    {
        ProgramRun run = await ProgramRun.Of("lenet", "--mpi");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: --mpi ", run.Error, StringComparison.Ordinal);
        Assert.True(run.Error.Contains("mpirun -n 2", StringComparison.Ordinal) || run.Error.Contains("apt install", StringComparison.Ordinal), run.Error);
    }

    [Theory]
    [InlineData(7, 2)]
    [InlineData(9, 3)]
    [InlineData(5, 1)]
    public void ShardsHaveEveryImageOnceAndAreAsLarge(int count, int size)
    {
        LabeledImages images = DigitFiles.Few(count);
        var seen = new List<byte[]>();
        for (int rank = 0; rank < size; rank++)
        {
            LabeledImages shard = Shard.Of(images, rank, size);
            Assert.Equal(count / size, shard.Count);
            for (int i = 0; i < shard.Count; i++)
            {
                Assert.Equal(images.Labels[(i * size) + rank], shard.Labels[i]);
                seen.Add(shard.Image(i).Pixels.ToArray());
            }
        }

        Assert.Equal(count / size * size, seen.Select(Convert.ToHexString).Distinct().Count());
        Assert.Contains("5 images cannot be shared by 6", Assert.Throws<InvalidDataException>(() => Shard.Of(DigitFiles.Few(5), 0, 6)).Message, StringComparison.Ordinal);
    }

    [MpirunFact]
    public async Task TwoProcessesLearnTheDigitsTogether()
    {
        var start = new ProcessStartInfo(MpirunFactAttribute.Path!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])
            ["--oversubscribe", "-n", "2", "dotnet", Path.Combine(AppContext.BaseDirectory, "KernelGen.Samples.dll"), "lenet", "--mpi", "--epochs", "4"])
            start.ArgumentList.Add(argument);
        start.Environment["OMPI_ALLOW_RUN_AS_ROOT"] = "1";
        start.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await error);
        string last = output.TrimEnd().Split('\n')[^1];
        Assert.Matches(@"^test accuracy 9[6-9]\.\d\d % \(\d+ of 2000\)", last);
        Assert.Equal(4, output.Split('\n').Count(line => line.Contains("epoch ", StringComparison.Ordinal) && line.Contains("accuracy", StringComparison.Ordinal)));
    }
}
