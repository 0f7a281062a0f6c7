using System.Diagnostics;
using System.Globalization;

namespace KernelGen.Benchmarks.StartUp;

/// <summary>A published program that prints LeNet-5's scores for one image.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Executable">The program.</param>
/// <param name="Arguments">The files it reads.</param>
internal sealed record StartUpProgram(string Name, string Executable, string[] Arguments)
{
    /// <summary>All times so far, in milliseconds.</summary>
    public List<double> Milliseconds { get; } = [];

    /// <summary>The median time so far.</summary>
    public double Median => Milliseconds.Order().ElementAt(Milliseconds.Count / 2);

    /// <summary>Starts the program; gives what it printed and the time from the start to the first line.</summary>
    public float[] Run(bool timed)
    {
        var start = new ProcessStartInfo(Executable, Arguments) { RedirectStandardOutput = true };
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{Executable} did not start.");
        string? first = process.StandardOutput.ReadLine();
        double milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        string rest = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0 || first is null)
            throw new InvalidOperationException($"{Executable} ended with {process.ExitCode}.");
        if (timed) Milliseconds.Add(milliseconds);
        return [.. $"{first}\n{rest}".Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => float.Parse(l, CultureInfo.InvariantCulture))];
    }
}
