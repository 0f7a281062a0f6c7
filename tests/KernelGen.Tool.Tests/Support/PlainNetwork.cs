using KernelGen.Tool.Declaring;
using KernelGen.Tool.Model;

namespace KernelGen.Tool.Tests.Support;

/// <summary>Computes a declaration with plain loops in double precision, in the order channel, row, column.</summary>
internal static class PlainNetwork
{
    /// <summary>Runs one sample in the order that the declaration has, and gives the outputs in the order that the model has.</summary>
    public static double[][] Run(ImportResult result, float[] sample)
    {
        Declaration declaration = result.Declaration;
        double[] first = [.. sample.Select(value => (double)value)];
        if (declaration.IsNhwc)
        {
            first = Turn(first, declaration.Input, toNhwc: false);
        }

        var values = new Dictionary<Member, double[]>();
        double[] before = first;
        foreach (DeclarationItem item in declaration.Items)
        {
            foreach (List<Member> use in item.Members)
            {
                // A block reads the item before it; its class says how its layers read each other.
                double[] input = before;
                var inside = new Dictionary<Member, double[]>();
                for (int i = 0; i < use.Count; i++)
                {
                    Member layer = item.Block?.Members[i] ?? use[i];
                    double[] of(Member? read) => item.Block is null ? read is null ? first : values[read] : read is null ? input : inside[read];
                    before = Compute(use[i], [.. layer.Inputs.Select(of)], [.. layer.Joined.Select(of)]);
                    inside[layer] = before;
                }

                values[use[^1]] = before;
            }
        }

        return [.. declaration.Outputs.Select(output => output.IsReordered != declaration.IsNhwc ? Turn(values[output.Item.Last], output.Shape, toNhwc: true) : values[output.Item.Last])];
    }

    /// <summary>The same, with the parts of an output together as the model has them.</summary>
    public static double[][] RunModel(ImportResult result, float[] sample)
    {
        double[][] outputs = Run(result, sample);
        return [.. result.Declaration.Outputs.Select((output, i) => (output.ModelName, Values: outputs[i])).GroupBy(pair => pair.ModelName).Select(group => group.SelectMany(pair => pair.Values).ToArray())];
    }

    private static double[] Compute(Member member, List<double[]> inputs, List<double[]> joined)
    {
        double[] x = inputs[0];
        MapShape input = member.InputShape, shape = member.Shape;
        double[] y = member.Operator switch
        {
            null => x,
            ConvOperation conv => Conv(x, input, shape, conv),
            ProjectionOperation projection => projection.Conv is { } conv ? Conv(x, input, shape, conv) : x,
            LinearOperation linear => Linear(x, linear),
            BatchNormOperation norm => Norm(x, shape, norm),
            MaxPoolOperation pool => Pool(x, input, shape, pool.Window, cells => cells.Max(), null),
            AvgPoolOperation pool => Pool(x, input, shape, pool.Window, cells => cells.Sum(), pool.CountIncludePad),
            GlobalAvgPoolOperation => [.. Enumerable.Range(0, input.Channels).Select(c => x.Skip(c * input.Height * input.Width).Take(input.Height * input.Width).Average())],
            ConcatOperation => [.. inputs.SelectMany(values => values)],
            FlattenOperation => x,
            ConvTransposeOperation conv => Transposed(x, input, shape, conv),
            PReluOperation prelu => [.. Cells(shape).Select((at, i) => x[i] > 0 ? x[i] : x[i] * prelu.Slope[prelu.Slope.Length == 1 ? 0 : at.C])],
            LocalResponseNormOperation norm => LocalNorm(x, shape, norm),
            UpsampleOperation upsample => Resized(x, input, shape, upsample),
            PadOperation { Mode: "Zeros" } pad => [.. Cells(shape).Select(at =>
            {
                (int c, int row, int column) = (at.C - pad.Front, at.Y - pad.Top, at.X - pad.Left);
                bool isInside = c >= 0 && c < input.Channels && row >= 0 && row < input.Height && column >= 0 && column < input.Width;
                return isInside ? x[(((c * input.Height) + row) * input.Width) + column] : pad.Value;
            })],
            _ => throw new NotSupportedException(member.Operator.GetType().Name),
        };
        if (member.Norm is { } behind && member.Operator is not ProjectionOperation { Conv: null })
        {
            y = Norm(y, shape, behind);
        }

        foreach (double[] other in joined)
        {
            double[] sum = y;
            if (other.Length == y.Length)
            {
                y = [.. sum.Select((value, i) => member.IsProduct ? value * other[i] : value + other[i])];
            }
            else
            {
                (double[] large, double[] small) = sum.Length > other.Length ? (sum, other) : (other, sum);
                int pixels = large.Length / small.Length;
                y = [.. large.Select((value, i) => value * small[i / pixels])];
            }
        }

        return Activate(y, shape, member.Activation);
    }

    private static double[] Activate(double[] x, MapShape shape, GraphOperation? operation)
    {
        if (operation is SoftmaxOperation softmax)
        {
            int pixels = shape.Height * shape.Width;
            double[] y = new double[x.Length];
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                double largest = Enumerable.Range(0, shape.Channels).Max(c => x[(c * pixels) + pixel]);
                double sum = Enumerable.Range(0, shape.Channels).Sum(c => Math.Exp(x[(c * pixels) + pixel] - largest));
                for (int c = 0; c < shape.Channels; c++)
                {
                    double value = x[(c * pixels) + pixel] - largest;
                    y[(c * pixels) + pixel] = softmax.IsLog ? value - Math.Log(sum) : Math.Exp(value) / sum;
                }
            }

            return y;
        }

        if (operation is not ActivationOperation activation)
        {
            return x;
        }

        return [.. x.Select(v => activation.Name switch
        {
            "ReLU" => Math.Max(v, 0),
            "Sigmoid" => 1 / (1 + Math.Exp(-v)),
            "Tanh" => Math.Tanh(v),
            "SiLU" => v / (1 + Math.Exp(-v)),
            "HardSigmoid" => Math.Clamp(v + 3, 0, 6) / 6,
            "HardSwish" => v * Math.Clamp(v + 3, 0, 6) / 6,
            "Clamp" => Math.Clamp(v, activation.First, activation.Second),
            "LeakyReLU" => v > 0 ? v : activation.First * v,
            "ELU" => v > 0 ? v : activation.First * (Math.Exp(v) - 1),
            "Softplus" => Math.Log(1 + Math.Exp(v)),
            "Reciprocal" => 1 / v,
            "Softsign" => v / (1 + Math.Abs(v)),
            "Mish" => v * Math.Tanh(Math.Log(1 + Math.Exp(v))),
            "GELU" => v * (1 + Erf(v / Math.Sqrt(2))) / 2,
            "GELU tanh" => v * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (v + (0.044715 * v * v * v)))) / 2,
            _ => throw new NotSupportedException(activation.Name),
        })];
    }

    // The series of the error function, which a few dozen terms give in full for what tests have.
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 5)
        {
            return Math.Sign(x);
        }

        double sum = 0, term = x;
        for (int n = 0; n < 120; n++)
        {
            sum += term / ((2 * n) + 1);
            term *= -x * x / (n + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    private static IEnumerable<(int C, int Y, int X)> Cells(MapShape shape) =>
        from c in Enumerable.Range(0, shape.Channels) from y in Enumerable.Range(0, shape.Height) from x in Enumerable.Range(0, shape.Width) select (c, y, x);

    private static double[] Conv(double[] x, MapShape input, MapShape output, ConvOperation conv)
    {
        WindowSpec w = conv.Window;
        int inputs = input.Channels / conv.Groups, outputs = output.Channels / conv.Groups;
        return [.. Cells(output).Select(at =>
        {
            double sum = conv.Bias?[at.C] ?? 0;
            for (int i = 0; i < inputs; i++)
            {
                int channel = (at.C / outputs * inputs) + i;
                for (int ky = 0; ky < w.KernelH; ky++)
                {
                    for (int kx = 0; kx < w.KernelW; kx++)
                    {
                        int row = (at.Y * w.StrideH) + (ky * w.DilationH) - w.Top, column = (at.X * w.StrideW) + (kx * w.DilationW) - w.Left;
                        if (conv.PaddingMode == "Circular")
                        {
                            (row, column) = ((row + input.Height) % input.Height, (column + input.Width) % input.Width);
                        }
                        else if (conv.PaddingMode == "Reflect")
                        {
                            (row, column) = (Mirrored(row, input.Height), Mirrored(column, input.Width));
                        }
                        else if (conv.PaddingMode == "Replicate")
                        {
                            (row, column) = (Math.Clamp(row, 0, input.Height - 1), Math.Clamp(column, 0, input.Width - 1));
                        }

                        if (row >= 0 && row < input.Height && column >= 0 && column < input.Width)
                        {
                            sum += x[(((channel * input.Height) + row) * input.Width) + column] * conv.Weight[(((((at.C * inputs) + i) * w.KernelH) + ky) * w.KernelW) + kx];
                        }
                    }
                }
            }

            return sum;
        })];
    }

    private static int Mirrored(int place, int size) => place < 0 ? -place : place >= size ? (2 * size) - 2 - place : place;

    private static double[] Transposed(double[] x, MapShape input, MapShape output, ConvTransposeOperation conv)
    {
        WindowSpec w = conv.Window;
        int inputs = input.Channels / conv.Groups, outputs = output.Channels / conv.Groups, i = 0;
        double[] y = [.. Cells(output).Select(at => (double)(conv.Bias?[at.C] ?? 0))];
        foreach ((int c, int row, int column) in Cells(input))
        {
            double value = x[i++];
            for (int o = 0; o < outputs; o++)
            {
                for (int tap = 0; tap < w.KernelH * w.KernelW; tap++)
                {
                    int oy = (row * w.StrideH) + (tap / w.KernelW * w.DilationH) - w.Top, ox = (column * w.StrideW) + (tap % w.KernelW * w.DilationW) - w.Left;
                    if (oy >= 0 && oy < output.Height && ox >= 0 && ox < output.Width)
                    {
                        y[(((((c / inputs) * outputs) + o) * output.Height) + oy) * output.Width + ox] += value * conv.Weight[(((c * outputs) + o) * w.KernelH * w.KernelW) + tap];
                    }
                }
            }
        }

        return y;
    }

    // PyTorch's interpolate: between the four cells around a place.
    private static double[] Resized(double[] x, MapShape input, MapShape output, UpsampleOperation operation)
    {
        bool isNearest = operation.Interpolation == "Nearest";
        double place(int i, int from, int to) => isNearest ? i * from / to
            : Math.Clamp(operation.AlignCorners ? to == 1 ? 0 : (double)i * (from - 1) / (to - 1) : ((i + 0.5) * from / to) - 0.5, 0, from - 1);
        return [.. Cells(output).Select(at =>
        {
            double row = place(at.Y, input.Height, output.Height), column = place(at.X, input.Width, output.Width), sum = 0;
            for (int corner = 0; corner < 4; corner++)
            {
                int y = Math.Min((int)row + (corner / 2), input.Height - 1), left = Math.Min((int)column + (corner % 2), input.Width - 1);
                double share = (corner / 2 == 0 ? 1 - (row - (int)row) : row - (int)row) * (corner % 2 == 0 ? 1 - (column - (int)column) : column - (int)column);
                sum += share * x[(((at.C * input.Height) + y) * input.Width) + left];
            }

            return sum;
        })];
    }

    private static double[] LocalNorm(double[] x, MapShape shape, LocalResponseNormOperation norm)
    {
        int pixels = shape.Height * shape.Width;
        return [.. Cells(shape).Select((at, i) =>
        {
            int from = Math.Max(0, at.C - ((norm.Size - 1) / 2)), to = Math.Min(shape.Channels - 1, at.C + (norm.Size / 2));
            double sum = Enumerable.Range(from, to - from + 1).Sum(c => x[(c * pixels) + (i % pixels)] * x[(c * pixels) + (i % pixels)]);
            return x[i] / Math.Pow(norm.K + (norm.Alpha / norm.Size * sum), norm.Beta);
        })];
    }

    private static double[] Linear(double[] x, LinearOperation linear) =>
        [.. Enumerable.Range(0, linear.OutFeatures).Select(o => (linear.Bias?[o] ?? 0) + x.Select((value, i) => value * linear.Weight[(o * x.Length) + i]).Sum())];

    private static double[] Norm(double[] x, MapShape shape, BatchNormOperation norm) =>
        [.. Cells(shape).Select((at, i) => ((x[i] - norm.Mean[at.C]) / Math.Sqrt(norm.Variance[at.C] + norm.Epsilon) * norm.Scale[at.C]) + norm.Shift[at.C])];

    private static double[] Pool(double[] x, MapShape input, MapShape output, WindowSpec w, Func<List<double>, double> reduce, bool? countsPadding) =>
        [.. Cells(output).Select(at =>
        {
            var cells = new List<double>();
            for (int ky = 0; ky < w.KernelH; ky++)
            {
                for (int kx = 0; kx < w.KernelW; kx++)
                {
                    int row = (at.Y * w.StrideH) + (ky * w.DilationH) - w.Top, column = (at.X * w.StrideW) + (kx * w.DilationW) - w.Left;
                    if (row >= 0 && row < input.Height && column >= 0 && column < input.Width)
                    {
                        cells.Add(x[(((at.C * input.Height) + row) * input.Width) + column]);
                    }
                }
            }

            return reduce(cells) / (countsPadding is null ? 1 : countsPadding.Value ? w.KernelH * w.KernelW : cells.Count);
        })];

    private static double[] Turn(double[] values, MapShape shape, bool toNhwc)
    {
        double[] turned = new double[values.Length];
        int i = 0;
        foreach ((int c, int y, int x) in Cells(shape))
        {
            int last = (((y * shape.Width) + x) * shape.Channels) + c;
            turned[toNhwc ? last : i] = values[toNhwc ? i : last];
            i++;
        }

        return turned;
    }
}
