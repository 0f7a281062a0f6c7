using KernelGen.Compiler.Shapes;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>Between the values as callers have them and planes of channels.</summary>
internal static class OutsideOrder
{
    /// <summary>Samples as planes.</summary>
    public static T[] Planes<T>(DrawnNetwork network, int batch, TensorShape shape, T[] outside) => Reordered(network, batch, shape, outside, toPlanes: true);

    /// <summary>Samples as the caller has them.</summary>
    public static T[] Outside<T>(DrawnNetwork network, int batch, TensorShape shape, T[] planes) => Reordered(network, batch, shape, planes, toPlanes: false);

    /// <summary>All outputs: those of the first sample one behind another, then those of the next.</summary>
    public static T[] Join<T>(DrawnNetwork network, int batch, T[][] results)
    {
        T[][] outputs = [.. network.Outputs.Select(o => Outside(network, batch, network.ShapeAt(o), results[o]))];
        return [.. Enumerable.Range(0, batch).SelectMany(n => outputs.SelectMany(o => o.Skip(n * (o.Length / batch)).Take(o.Length / batch)))];
    }

    /// <summary>The values of each place among those of all outputs; none for a place that is no output.</summary>
    public static T[][] Split<T>(DrawnNetwork network, int batch, T[] all)
    {
        var results = new T[network.Layers.Count][];
        Array.Fill(results, []);
        int whole = all.Length / batch, first = 0;
        foreach (int output in network.Outputs)
        {
            TensorShape shape = network.ShapeAt(output);
            int start = first;
            results[output] = Planes(network, batch, shape, [.. Enumerable.Range(0, batch).SelectMany(n => all.Skip((n * whole) + start).Take(shape.Length))]);
            first += shape.Length;
        }

        return results;
    }

    private static T[] Reordered<T>(DrawnNetwork network, int batch, TensorShape shape, T[] values, bool toPlanes)
    {
        if (!network.IsNhwc)
        {
            return values;
        }

        int area = shape.Height * shape.Width;
        var ordered = new T[values.Length];
        for (int i = 0; i < batch * shape.Length; i++)
        {
            int within = i % shape.Length, pixel = i - within + (within % area * shape.Channels) + (within / area);
            ordered[toPlanes ? i : pixel] = values[toPlanes ? pixel : i];
        }

        return ordered;
    }
}
