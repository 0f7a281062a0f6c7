using KernelGen.Samples.LeNet;

namespace KernelGen.Web.Digits;

/// <summary>What LeNet-5 computes on its way to the scores: the maps of C1, S2, C3 and S4, and the scores once more.</summary>
internal sealed class DigitMaps : IDisposable
{
    private readonly Network[] _parts = [new ToC1(), new ToS2(), new ToC3(), new ToS4(), new ToScores()];

    /// <summary>Takes the parameters of a trained network.</summary>
    public DigitMaps(LeNet5 network)
    {
        foreach (Parameter parameter in _parts.SelectMany(part => part.Parameters))
            parameter.Set(network.Parameters[parameter.Name].Values);
    }

    /// <summary>Values of all maps and scores together.</summary>
    public int Length => _parts.Sum(part => part.OutputShape.Length);

    /// <summary>Runs all parts one after another.</summary>
    /// <param name="input">The 32 x 32 values.</param>
    /// <param name="maps">Gets the maps of C1, S2, C3 and S4 and the scores, one after another.</param>
    public void Compute(ReadOnlySpan<float> input, Span<float> maps)
    {
        foreach (Network part in _parts)
        {
            Span<float> output = maps[..part.OutputShape.Length];
            part.Forward(input, output);
            input = output;
            maps = maps[output.Length..];
        }
    }

    public void Dispose()
    {
        foreach (Network part in _parts) part.Dispose();
    }
}
