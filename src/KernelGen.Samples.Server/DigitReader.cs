using System.Reflection;
using KernelGen.Samples.LeNet;

namespace KernelGen.Samples.Server;

/// <summary>The trained LeNet-5. One for all requests: <see cref="Network.Forward"/> may be called from several threads at once.</summary>
internal sealed class DigitReader : IDisposable
{
    private readonly LeNet5 _network = new();
    private long _calls;
    private long _allocated;

    /// <summary>Makes the network with the parameters that the program ships.</summary>
    public DigitReader()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("lenet5.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        WeightFile.Read(_network, bytes);
    }

    /// <summary>Digits read so far.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>Bytes of managed memory that the calls below allocated on their threads, all together.</summary>
    public long AllocatedBytes => Interlocked.Read(ref _allocated);

    /// <summary>Reads a digit.</summary>
    /// <param name="gray">The picture, one channel.</param>
    /// <param name="scores">Gets the ten scores, as probabilities.</param>
    /// <returns>False for a picture without contrast.</returns>
    public bool TryRead(ReadOnlyImageView<byte> gray, Span<float> scores)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Span<float> input = stackalloc float[LeNet5.InputLength];
        bool isDigit = DigitFit.Read(gray, input) is not null;
        if (isDigit) _network.Forward(input, scores);
        Interlocked.Add(ref _allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        Interlocked.Increment(ref _calls);
        if (isDigit) Softmax(scores);
        return isDigit;
    }

    public void Dispose() => _network.Dispose();

    private static void Softmax(Span<float> scores)
    {
        float greatest = scores[0];
        foreach (float score in scores) greatest = Math.Max(greatest, score);
        float sum = 0;
        foreach (ref float score in scores) sum += score = MathF.Exp(score - greatest);
        foreach (ref float score in scores) score /= sum;
    }
}
