using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Schedules;

/// <summary>What a sum over channels moves when nothing stays in a cache.</summary>
/// <param name="InputRow">Bytes of a row of one input channel.</param>
/// <param name="InputRows">Rows of the input.</param>
/// <param name="OutputBytes">Bytes of all outputs.</param>
/// <param name="WeightBytes">Bytes of all weights.</param>
/// <param name="Passes">How often the input is read: once for each tile of output channels.</param>
internal sealed record BandTraffic(long InputRow, long InputRows, long OutputBytes, long WeightBytes, int Passes);

/// <summary>
/// Bands of rows, and blocks of channels to sum over: the loops around those that reuse what a band reads. Sums that wait for the next
/// block are kept in the output itself, to the bit, so blocks change no result.
/// </summary>
/// <param name="Bands">How many bands; each has as many rows.</param>
/// <param name="InputBlock">Channels that are summed before the next tile of outputs; they divide the channels.</param>
internal sealed record BandBlocks(int Bands, int InputBlock)
{
    /// <summary>The cut that moves the fewest bytes from behind the second cache.</summary>
    /// <param name="rows">Rows that can be cut into bands.</param>
    /// <param name="inputs">Channels that are summed over.</param>
    /// <param name="keepsParts">Whether a block of so many channels cuts no part of the sum.</param>
    /// <param name="rowsRead">Rows of the input that so many rows of the output read.</param>
    /// <param name="traffic">What is moved.</param>
    /// <param name="target">The machine.</param>
    public static BandBlocks Choose(int rows, int inputs, Func<int, bool> keepsParts, Func<int, int> rowsRead, BandTraffic traffic, Target target)
    {
        BandBlocks best = new(1, inputs);
        double least = double.MaxValue;
        foreach (int bands in Divisors.Of(rows))
        {
            foreach (int block in Divisors.Of(inputs).Where(keepsParts).Reverse())
            {
                double moved = Moved(bands, inputs / block, rowsRead(rows / bands) * traffic.InputRow * block, inputs, traffic, target);

                // Of nearly equal ones the first: the fewest bands and blocks.
                if (moved < 0.97 * least)
                {
                    least = moved;
                    best = new(bands, block);
                }
            }
        }

        return best;
    }

    private static double Moved(int bands, int blocks, long kept, int inputs, BandTraffic traffic, Target target)
    {
        bool stays = kept <= target.SecondCacheBytes || traffic.Passes == 1;
        double input = (double)traffic.InputRow * traffic.InputRows * inputs * (stays ? 1 : traffic.Passes);
        double weights = (double)traffic.WeightBytes * (kept + traffic.WeightBytes <= target.SecondCacheBytes ? 1 : bands);

        // The first block writes, which reads as well; each further one reads and writes.
        double output = 2.0 * traffic.OutputBytes * blocks;
        return input + weights + output;
    }
}
