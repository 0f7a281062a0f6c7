using System.Runtime.InteropServices;

namespace KernelGen.Benchmarks.Machine;

/// <summary>The processor's name.</summary>
internal static class CpuName
{
    /// <summary>Reads the name from the system; falls back to the architecture.</summary>
    public static string Read()
    {
        const string cpuInfo = "/proc/cpuinfo";
        if (File.Exists(cpuInfo))
        {
            string? line = File.ReadLines(cpuInfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
            if (line is not null)
                return line[(line.IndexOf(':') + 1)..].Trim();
        }

        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
