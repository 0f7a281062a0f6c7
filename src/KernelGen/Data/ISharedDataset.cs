namespace KernelGen.Data;

/// <summary>Samples that several threads can read at once.</summary>
internal interface ISharedDataset : IDataset
{
    /// <summary>Reserves what so many readers need; false where several cannot read at once after all.</summary>
    bool TryReserve(int readers);

    /// <summary>Reads one sample.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="seed">Which random numbers, where there is chance.</param>
    /// <param name="sample">Gets its values.</param>
    /// <param name="reader">The reader's number, from 0: never two at once with the same number.</param>
    int Read(int index, ulong seed, Span<float> sample, int reader);
}
