using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// Adds the gradients of a batch's blocks. The blocks of a large batch are summed in parts, and those likewise, so that no sum stops growing; the
/// parts follow from the number of blocks alone, whatever waves and threads there are.
/// </summary>
/// <param name="total">Where the sum is left.</param>
internal sealed unsafe class BlockSums(AlignedMemory total)
{
    // As the sums of emitted kernels: up to 64 terms stay whole, else they are taken in parts of sixteen.
    private const int Whole = 64;
    private const int Part = 16;

    private readonly List<AlignedMemory> _parts = [];
    private int _levels;
    private int _blocks;

    /// <summary>Where the first block's gradients go, which starts the sum.</summary>
    public float* First => Memory(0);

    /// <summary>Says how many blocks there will be; call it before any other member.</summary>
    public void Begin(int blocks)
    {
        _blocks = blocks;
        _levels = 0;
        for (int left = blocks; left > Whole; left = (left + Part - 1) / Part)
        {
            if (_levels == _parts.Count)
            {
                _parts.Add(new AlignedMemory(total.Length));
            }

            _levels++;
        }
    }

    /// <summary>Adds the next block's gradients, for a range of the parameters. The first block is there already.</summary>
    /// <param name="block">The block's number in the batch.</param>
    /// <param name="gradients">Its gradients.</param>
    /// <param name="start">The range's first value.</param>
    /// <param name="count">Values of the range.</param>
    public void Add(int block, float* gradients, int start, int count)
    {
        int number = block;
        float* term = gradients;
        for (int level = 0; ; level++)
        {
            bool isTotal = level == _levels;
            float* sum = Memory(level);
            if (isTotal ? number == 0 : number % Part == 0)
            {
                Buffer.MemoryCopy(term + start, sum + start, 4L * count, 4L * count);
            }
            else
            {
                Add(sum + start, term + start, count);
            }

            // A part is complete with its last block, or with the batch's.
            if (isTotal || (number % Part != Part - 1 && block != _blocks - 1))
            {
                return;
            }

            term = sum;
            number /= Part;
        }
    }

    private float* Memory(int level) => level == _levels ? total.Pointer : _parts[level].Pointer;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(float* sum, float* term, int count)
    {
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            (Vector.Load(sum + i) + Vector.Load(term + i)).Store(sum + i);
        }

        for (; i < count; i++)
        {
            sum[i] += term[i];
        }
    }
}
