using KernelGen.Data;

namespace KernelGen.Samples.Training;

/// <summary>An image that the network took for something else.</summary>
/// <param name="Index">Which image of the test set.</param>
/// <param name="Actual">Its class.</param>
/// <param name="Predicted">What it was taken for.</param>
internal readonly record struct Misread(int Index, int Actual, int Predicted);

/// <summary>What the network makes of images that it never saw.</summary>
/// <param name="Confusion">How often each class was taken for each.</param>
/// <param name="Misreads">Every mistake, in the order of the images.</param>
internal sealed record TestRun(ConfusionMatrix Confusion, IReadOnlyList<Misread> Misreads)
{
    private const int Batch = 256;

    public static TestRun Of(Network network, LabeledImages images)
    {
        int classes = network.OutputShape.Length;
        var confusion = new ConfusionMatrix(classes);
        var misreads = new List<Misread>();
        using var loader = new BatchLoader(DigitSamples.Of(images, network), Batch, shuffle: false) { Prefetch = 1 };
        var outputs = new float[Batch * classes];
        while (loader.MoveNext())
        {
            Span<float> batch = outputs.AsSpan(0, loader.Labels.Length * classes);
            network.Forward(loader.Inputs, batch);
            for (int i = 0; i < loader.Labels.Length; i++)
            {
                int predicted = Ranking.Best(batch.Slice(i * classes, classes));
                confusion.Add(loader.Labels[i], predicted);
                if (predicted != loader.Labels[i])
                    misreads.Add(new Misread(loader.Indices[i], loader.Labels[i], predicted));
            }
        }

        return new TestRun(confusion, misreads);
    }

    /// <summary>The line that the program ends with.</summary>
    public string Line =>
        FormattableString.Invariant($"test accuracy {100 * Confusion.Accuracy:F2} % ({Confusion.Correct} of {Confusion.Total})");
}
