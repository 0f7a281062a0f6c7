using KernelGen.Tool.Declaring;
using KernelGen.Tool.Model;

namespace KernelGen.Tool.Checking;

/// <summary>How far an output is from what was expected.</summary>
/// <param name="Output">The model's name of the output.</param>
/// <param name="LargestDifference">The largest difference of two values.</param>
/// <param name="LargestValue">The largest expected value.</param>
internal sealed record OutputDifference(string Output, double LargestDifference, double LargestValue)
{
    /// <summary>The largest difference as a share of the largest value.</summary>
    public double Share => LargestDifference == 0 ? 0 : LargestDifference / LargestValue;
}

/// <summary>Compares what a compiled network computes with what a model does.</summary>
internal static class Comparison
{
    /// <summary>Runs the input, one sample after another, and compares all outputs.</summary>
    /// <exception cref="InvalidDataException">The expected values do not fit the network.</exception>
    public static List<OutputDifference> Compare(ImportResult result, ExpectedValues expected)
    {
        Declaration declaration = result.Declaration;
        int length = (int)declaration.Input.Length, samples = expected.Input.Length / length;
        if (samples == 0 || samples * length != expected.Input.Length)
        {
            throw new InvalidDataException($"The expected values are for an input of {expected.Input.Length} numbers, but the network's has {length}.");
        }

        using CompiledNetwork network = CompiledNetwork.Of(result);
        float[][][] computed = [.. expected.Input.Chunk(length).Select(network.Run)];
        var differences = new List<OutputDifference>();
        IGrouping<string, (DeclaredOutput Output, int Index)>[] groups = [.. declaration.Outputs.Select((output, i) => (Output: output, Index: i)).GroupBy(pair => pair.Output.ModelName)];
        for (int i = 0; i < groups.Length; i++)
        {
            string name = groups[i].Key;
            float[] wanted = Find(expected, name, i, groups.Length);

            // Parts of one output are one behind another, of each sample.
            float[] values =
            [
                .. computed.SelectMany(sample => groups[i].SelectMany(
                    pair => pair.Output.IsReordered ? Reordered(sample[pair.Index], pair.Output.Shape, toNhwc: !declaration.IsNhwc) : sample[pair.Index])),
            ];
            if (wanted.Length != values.Length)
            {
                throw new InvalidDataException($"The expected output '{name}' has {wanted.Length} values, but the network gives {values.Length}.");
            }

            differences.Add(Difference(name, values, wanted));
        }

        return differences;
    }

    private static float[] Find(ExpectedValues expected, string name, int index, int count)
    {
        foreach ((string key, float[] values) in expected.Outputs)
        {
            if (key == name)
            {
                return values;
            }
        }

        return expected.Outputs.Count == count
            ? expected.Outputs[index].Values
            : throw new InvalidDataException($"There is no expected output '{name}'; there are {string.Join(", ", expected.Outputs.Select(output => output.Name))}.");
    }

    private static float[] Reordered(float[] values, MapShape shape, bool toNhwc)
    {
        float[] ordered = new float[values.Length];
        int pixels = shape.Height * shape.Width;
        for (int c = 0; c < shape.Channels; c++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                (int nchw, int nhwc) = ((c * pixels) + pixel, (pixel * shape.Channels) + c);
                ordered[toNhwc ? nhwc : nchw] = values[toNhwc ? nchw : nhwc];
            }
        }

        return ordered;
    }

    private static OutputDifference Difference(string name, float[] computed, float[] expected)
    {
        double difference = 0, largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            // The same infinity, or both NaN, is no difference; one of them is the largest.
            double distance = computed[i].Equals(expected[i]) ? 0 : Math.Abs((double)computed[i] - expected[i]);
            difference = Math.Max(difference, double.IsNaN(distance) ? double.PositiveInfinity : distance);
            largest = double.IsFinite(expected[i]) ? Math.Max(largest, Math.Abs(expected[i])) : largest;
        }

        return new OutputDifference(name, difference, largest);
    }
}
