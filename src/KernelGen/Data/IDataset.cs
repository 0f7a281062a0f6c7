namespace KernelGen.Data;

/// <summary>Labelled samples that can be read in any order, as PyTorch's map-style <c>Dataset</c>.</summary>
public interface IDataset
{
    /// <summary>Number of samples.</summary>
    int Count { get; }

    /// <summary>Values of one sample.</summary>
    int SampleLength { get; }

    /// <summary>Reads one sample. Called by one thread at a time, not always the same one; should not allocate.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="sample">Gets its <see cref="SampleLength"/> values, laid out channel by channel, row by row.</param>
    /// <returns>The sample's label.</returns>
    int Read(int index, Span<float> sample);
}
