namespace KernelGen.Data;

/// <summary>
/// Samples that are read another way each time, such as images moved at random. All chance comes from the seed that the
/// reader gives, so a run can be repeated, and continued in its middle, to the same bits.
/// </summary>
public interface IRandomDataset : IDataset
{
    /// <summary>Reads one sample. Called by one thread at a time, not always the same one; should not allocate.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="seed">Which random numbers; <see cref="BatchLoader"/> gives another for every sample of every epoch.</param>
    /// <param name="sample">Gets its <see cref="IDataset.SampleLength"/> values, laid out channel by channel, row by row.</param>
    /// <returns>The sample's label.</returns>
    int Read(int index, ulong seed, Span<float> sample);
}
