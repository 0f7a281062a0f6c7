using KernelGen.Samples.Networks;
using KernelGen.Samples.Pictures;
using KernelGen.Samples.Training;

namespace KernelGen.Samples.Classify;

/// <summary>A network with weights that tells what is on a picture. Its methods may be called from several threads at once.</summary>
internal sealed class Classifier : IDisposable
{
    private readonly Network _network;
    private readonly PictureInput _input;

    /// <param name="entry">A network that tells classes.</param>
    /// <param name="weights">A file; null for the shipped weights.</param>
    /// <param name="part">What of a gray picture is read; null for the ink with the shipped weights, else all of it.</param>
    /// <param name="labels">What the classes are called: <c>digits</c>, <c>fashion</c> or a file; null for digits with the shipped weights, else numbers.</param>
    /// <exception cref="InvalidDataException">A file is not what it should be.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public Classifier(CatalogueEntry entry, string? weights, GrayPart? part, string? labels)
    {
        PictureReading reading = entry.Pictures ?? throw new ArgumentException($"{entry.Name} does not tell classes.", nameof(entry));
        _network = Weights.Load(entry, weights);
        _input = new PictureInput(reading, part ?? (weights is null ? GrayPart.Ink : GrayPart.Whole), _network.InputShape);
        try
        {
            Names = labels is not null ? ClassNames.Of(labels, Classes, isList: true)
                : weights is null ? ClassNames.Digits
                : ClassNames.Numbers;
        }
        catch
        {
            _network.Dispose();
            throw;
        }
    }

    /// <summary>The network's class name.</summary>
    public string Name => _network.Name;

    /// <summary>Number of classes.</summary>
    public int Classes => _network.OutputShape.Length;

    /// <summary>What the classes are called.</summary>
    public ClassNames Names { get; }

    /// <summary>A score for each class.</summary>
    /// <exception cref="InvalidDataException">The picture has nothing to read on it.</exception>
    public float[] Scores(Picture picture)
    {
        var scores = new float[Classes];
        _network.Forward(_input.Of(picture), scores);
        return scores;
    }

    public void Dispose() => _network.Dispose();
}
