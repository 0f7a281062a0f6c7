using System.Diagnostics;

namespace KernelGen.Samples.Training;

/// <summary>How long the forward pass of one image takes.</summary>
/// <param name="First">The first call.</param>
/// <param name="Median">The median of many more.</param>
internal readonly record struct ForwardTimes(TimeSpan First, TimeSpan Median)
{
    private const int Calls = 501;

    /// <summary>Measures on a network whose forward pass was never called in this process, or the first call is no first call.</summary>
    public static ForwardTimes Measure(Network network)
    {
        var input = new float[network.InputShape.Length];
        var output = new float[network.OutputShape.Length];
        var times = new TimeSpan[Calls];
        for (int i = 0; i < Calls; i++)
        {
            long start = Stopwatch.GetTimestamp();
            network.Forward(input, output);
            times[i] = Stopwatch.GetElapsedTime(start);
        }

        TimeSpan first = times[0];
        Array.Sort(times);
        return new ForwardTimes(first, times[Calls / 2]);
    }
}
