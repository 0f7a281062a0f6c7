using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Generator.Tests.Programs;

using Parameter = KernelGen.Compiler.Graph.Parameter;

/// <summary>A hand-made graph over one sample by loops that anybody would write, in double precision.</summary>
internal static class PlainGraph
{
    public static double[] Run(NetworkGraph graph, double[] input, IReadOnlyDictionary<Parameter, double[]> parameters)
    {
        var values = new Dictionary<Tensor, double[]> { [graph.Input] = input };
        foreach (Node node in graph.Nodes)
        {
            double[] result = node.Operator is Convolution convolution
                ? Convolve(convolution, node.Input.Shape, values[node.Input], parameters[node.Weight!], parameters[node.Bias!])
                : Sum([.. node.Inputs.Select(i => values[i])]);
            values.Add(node.Output, node.Activation == new ReLUDeclaration() ? [.. result.Select(v => Math.Max(v, 0))] : result);
        }

        return values[graph.Output];
    }

    private static double[] Sum(double[][] terms) => [.. Enumerable.Range(0, terms[0].Length).Select(i => terms.Sum(t => t[i]))];

    private static double[] Convolve(Convolution convolution, TensorShape shape, double[] x, double[] weight, double[] bias)
    {
        (int channels, int height, int width) = (shape.Channels, shape.Height, shape.Width);
        int kernel = convolution.Rows.Kernel;
        int reach = kernel / 2;
        var y = new double[x.Length];
        for (int oc = 0; oc < channels; oc++)
        {
            for (int oy = 0; oy < height; oy++)
            {
                for (int ox = 0; ox < width; ox++)
                {
                    double sum = bias[oc];
                    for (int ic = 0; ic < channels; ic++)
                    {
                        for (int iy = Math.Max(0, oy - reach); iy <= Math.Min(height - 1, oy + reach); iy++)
                        {
                            for (int ix = Math.Max(0, ox - reach); ix <= Math.Min(width - 1, ox + reach); ix++)
                            {
                                int tap = ((iy - oy + reach) * kernel) + ix - ox + reach;
                                sum += x[(((ic * height) + iy) * width) + ix] * weight[(((oc * channels) + ic) * kernel * kernel) + tap];
                            }
                        }
                    }

                    y[(((oc * height) + oy) * width) + ox] = sum;
                }
            }
        }

        return y;
    }
}
