using KernelGen.Data;

namespace KernelGen;

/// <summary>Counts how often each class was taken for each.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] _counts;

    /// <summary>Makes a matrix of zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not one class.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Classes = classes;
        _counts = new int[checked(classes * classes)];
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Samples counted so far.</summary>
    public int Total { get; private set; }

    /// <summary>Samples whose class was recognised.</summary>
    public int Correct { get; private set; }

    /// <summary>The share of samples whose class was recognised; NaN before the first.</summary>
    public double Accuracy => (double)Correct / Total;

    /// <summary>How many samples of one class were taken for another.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is no class.</exception>
    public int this[int actual, int predicted] => _counts[Index(actual, predicted)];

    /// <summary>Runs a dataset through a network and counts the largest outputs.</summary>
    /// <exception cref="ArgumentException">The samples are not of the network's input shape, or a label is no output.</exception>
    public static ConfusionMatrix Of(Network network, IDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        if (network.Plan.Outputs is { } several)
        {
            throw new ArgumentException($"{network.Name} has {several.Length} outputs; which of them are the classes, is not known.", nameof(network));
        }

        int classes = network.OutputShape.Length;
        var matrix = new ConfusionMatrix(classes);
        var loader = new BatchLoader(dataset, batchSize: 256, shuffle: false);
        float[] outputs = new float[Math.Min(256, dataset.Count) * classes];
        while (loader.MoveNext())
        {
            Span<float> batch = outputs.AsSpan(0, loader.Labels.Length * classes);
            network.Forward(loader.Inputs, batch);
            for (int i = 0; i < loader.Labels.Length; i++)
            {
                matrix.Add(loader.Labels[i], Ranking.Best(batch.Slice(i * classes, classes)));
            }
        }

        return matrix;
    }

    /// <summary>Counts one sample.</summary>
    /// <param name="actual">Its class.</param>
    /// <param name="predicted">What it was taken for.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is no class.</exception>
    public void Add(int actual, int predicted)
    {
        _counts[Index(actual, predicted)]++;
        Total++;
        Correct += actual == predicted ? 1 : 0;
    }

    /// <summary>The share of a class's samples that were recognised; NaN where there was none.</summary>
    public double Recall(int actual) => (double)this[actual, actual] / Enumerable.Range(0, Classes).Sum(predicted => this[actual, predicted]);

    /// <summary>The share of what was taken for a class that is of it; NaN where nothing was.</summary>
    public double Precision(int predicted) => (double)this[predicted, predicted] / Enumerable.Range(0, Classes).Sum(actual => this[actual, predicted]);

    private int Index(int actual, int predicted)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(actual);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(actual, Classes);
        ArgumentOutOfRangeException.ThrowIfNegative(predicted);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(predicted, Classes);
        return (actual * Classes) + predicted;
    }
}
