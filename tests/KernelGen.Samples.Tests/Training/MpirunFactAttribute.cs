using Xunit;

namespace KernelGen.Samples.Tests.Training;

/// <summary>A test that starts processes with Open MPI, and is skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MpirunFactAttribute : FactAttribute
{
    public MpirunFactAttribute()
    {
        if (Path is null) Skip = "Open MPI is not installed (Debian: apt-get install openmpi-bin).";
    }

    /// <summary>The program that starts the processes; null where there is none.</summary>
    public static string? Path { get; } = !OperatingSystem.IsLinux() ? null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .SelectMany(folder => (string[])[System.IO.Path.Combine(folder, "mpirun"), System.IO.Path.Combine(folder, "mpirun.openmpi")])
            .FirstOrDefault(File.Exists);
}
