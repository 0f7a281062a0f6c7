using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>Puts weights in the order in which emitted kernels read them. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class WeightPacking
{
    private const int Block = 16;

    /// <summary>
    /// From <c>[outputs, inputs / groups, taps]</c> to <c>[outputs / 16, inputs, taps, 16]</c>: sixteen output channels side by side.
    /// Outputs that fill up the last block, and inputs of another group, get zeros. Without groups the packed weights may take the place of the weights, if
    /// they begin there or in front of it.
    /// </summary>
    /// <param name="weight">The weights in PyTorch's layout.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels of all groups.</param>
    /// <param name="taps">Kernel height times width.</param>
    /// <param name="groups">Groups of channels that do not mix.</param>
    /// <param name="packed">Where the packed weights go.</param>
    public static void ChannelBlocks(float* weight, int outputs, int inputs, int taps, int groups, float* packed)
    {
        int inputsPerGroup = inputs / groups;
        int outputsPerGroup = outputs / groups;
        int blocks = (outputs + Block - 1) / Block;
        nint row = (nint)inputs * taps;
        if (groups == 1 && packed < weight + (outputs * row) && weight < packed + (blocks * Block * row))
        {
            InPlace(weight, outputs, (int)row, packed);
            return;
        }

        for (int block = 0; block < blocks; block++)
        {
            if (groups == 1)
            {
                OneBlock(weight + (block * Block * row), (int)row, Math.Min(Block, outputs - (block * Block)), packed);
                packed += Block * row;
                continue;
            }

            for (int input = 0; input < inputs; input++)
            {
                for (int tap = 0; tap < taps; tap++, packed += Block)
                {
                    for (int lane = 0; lane < Block; lane++)
                    {
                        int output = (block * Block) + lane;
                        int local = output < outputs ? input - (output / outputsPerGroup * inputsPerGroup) : -1;
                        packed[lane] = local >= 0 && local < inputsPerGroup
                            ? weight[((((nint)output * inputsPerGroup) + local) * taps) + tap]
                            : 0;
                    }
                }
            }
        }
    }

    private static void InPlace(float* weight, int outputs, int row, float* packed)
    {
        fixed (float* block = new float[Block * row])
        {
            for (int output = 0; output < outputs; output += Block, packed += (nint)Block * row)
            {
                int count = Math.Min(Block, outputs - output);
                Copy(weight + ((nint)output * row), count * row, block);
                OneBlock(block, row, count, packed);
            }
        }
    }

    private static void OneBlock(float* weight, int row, int count, float* packed)
    {
        if (count < Block)
        {
            new Span<float>(packed, Block * row).Clear();
        }

        Transposition.Run(weight, row, packed, Block, count, row);
    }

    /// <summary>Which inputs each output channel reads, as <c>[outputs / 16, inputs, 16]</c>: one where it does and zero where not.</summary>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels of all groups.</param>
    /// <param name="groups">Groups of channels that do not mix.</param>
    /// <param name="packed">Where the numbers go.</param>
    public static void Members(int outputs, int inputs, int groups, float* packed)
    {
        int blocks = (outputs + Block - 1) / Block;
        for (int block = 0; block < blocks; block++)
        {
            for (int input = 0; input < inputs; input++, packed += Block)
            {
                for (int lane = 0; lane < Block; lane++)
                {
                    int output = (block * Block) + lane;
                    packed[lane] = output < outputs && output / (outputs / groups) == input / (inputs / groups) ? 1 : 0;
                }
            }
        }
    }

    /// <summary>A bias, filled up with zeros to whole blocks of sixteen; all zeros where there is none.</summary>
    /// <param name="bias">The bias, or null.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="packed">Where the packed bias goes.</param>
    public static void Bias(float* bias, int outputs, float* packed)
    {
        int length = (outputs + Block - 1) / Block * Block;
        for (int i = 0; i < length; i++)
        {
            packed[i] = bias != null && i < outputs ? bias[i] : 0;
        }
    }

    /// <summary>
    /// From <c>[inputs, outputs / groups, taps]</c>, the order of a transposed convolution, to <c>[outputs, inputs / groups, taps]</c>.
    /// </summary>
    /// <param name="weight">The weights with the inputs first.</param>
    /// <param name="inputs">Input channels of all groups.</param>
    /// <param name="outputs">Output channels of all groups.</param>
    /// <param name="taps">Kernel height times width.</param>
    /// <param name="groups">Groups of channels that do not mix.</param>
    /// <param name="turned">Where the weights with the outputs first go.</param>
    public static void SwapChannels(float* weight, int inputs, int outputs, int taps, int groups, float* turned)
    {
        (int groupIn, int groupOut) = (inputs / groups, outputs / groups);
        for (int output = 0; output < outputs; output++)
        {
            int group = output / groupOut;
            for (int input = 0; input < groupIn; input++, turned += taps)
            {
                float* from = weight + (((((nint)group * groupIn) + input) * groupOut) + (output % groupOut)) * taps;
                new ReadOnlySpan<float>(from, taps).CopyTo(new Span<float>(turned, taps));
            }
        }
    }

    /// <summary>From <c>[taps, inputs, outputs]</c> to <c>[outputs, inputs, taps]</c>.</summary>
    /// <param name="hwio">The weights with the output channels innermost.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels of one group.</param>
    /// <param name="taps">Kernel height times width.</param>
    /// <param name="oihw">Where the weights in PyTorch's order go.</param>
    public static void FromHwio(float* hwio, int outputs, int inputs, int taps, float* oihw)
    {
        if (taps == 1)
        {
            Transposition.Run(hwio, outputs, oihw, inputs, inputs, outputs);
            return;
        }

        for (int input = 0; input < inputs; input++)
        {
            Transposition.Run(
                hwio + ((nint)input * outputs), (nint)inputs * outputs, oihw + ((nint)input * taps), (nint)inputs * taps, taps, outputs);
        }
    }

    /// <summary>From <c>[outputs, inputs, taps]</c> to <c>[taps, inputs, outputs]</c>.</summary>
    /// <param name="oihw">The weights in PyTorch's order.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels of one group.</param>
    /// <param name="taps">Kernel height times width.</param>
    /// <param name="hwio">Where the weights with the output channels innermost go.</param>
    public static void ToHwio(float* oihw, int outputs, int inputs, int taps, float* hwio)
    {
        if (taps == 1)
        {
            Transposition.Run(oihw, inputs, hwio, outputs, outputs, inputs);
            return;
        }

        for (int input = 0; input < inputs; input++)
        {
            Transposition.Run(
                oihw + ((nint)input * taps), (nint)inputs * taps, hwio + ((nint)input * outputs), (nint)inputs * outputs, outputs, taps);
        }
    }

    /// <summary>Weights that are read as they lie.</summary>
    public static void Copy(float* from, int length, float* to) => new ReadOnlySpan<float>(from, length).CopyTo(new Span<float>(to, length));
}
