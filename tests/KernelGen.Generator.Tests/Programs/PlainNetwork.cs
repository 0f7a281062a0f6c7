using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Generator.Tests.Programs;

using Activation = KernelGen.Compiler.Declarations.Activation;

/// <summary>A declared network with branches by loops that anybody would write, in double precision, over a batch; forward and backward.</summary>
internal sealed class PlainNetwork(NetworkDeclaration network, InferenceResult shapes, int batch)
{
    private readonly ReferenceLayer?[] _operators =
    [
        .. network.Layers.Select((l, i) => l.Operator is null or ConcatDeclaration
            ? null : new ReferenceLayer(l with { Activation = Activation.None }, shapes.Layers[i].Input, shapes.Layers[i].Output, batch)),
    ];

    private readonly ReferenceLayer?[] _activations =
    [
        .. network.Layers.Select((l, i) => l.Activation.IsNone
            ? null : new ReferenceLayer(l with { Operator = null }, shapes.Layers[i].Result, shapes.Layers[i].Result, batch)),
    ];

    private readonly double[][] _results = new double[network.Layers.Count][];
    private readonly double[][] _joined = new double[network.Layers.Count][];
    private double[] _input = [];

    /// <summary>Weights and bias of each layer.</summary>
    public (double[] Weight, double[] Bias)[] Parameters { get; } =
        [.. shapes.Layers.Select(s => (new double[s.WeightCount], new double[s.BiasCount]))];

    /// <summary>What a layer gave.</summary>
    public double[] ResultOf(int place) => At(place);

    public double[] Forward(double[] x)
    {
        _input = x;
        for (int i = 0; i < _results.Length; i++)
        {
            LayerDeclaration layer = network.Layers[i];
            int[] inputs = [.. layer.InputsAt(i)];
            double[] y = layer.Operator is ConcatDeclaration ? Concat(inputs, i)
                : _operators[i]?.Forward(At(inputs[0]), Parameters[i].Weight, Parameters[i].Bias) ?? At(inputs[0]);
            _joined[i] = y;
            if (layer.Join is { } join)
            {
                y = [.. Enumerable.Range(0, batch * shapes.Layers[i].Result.Length).Select(e => join.With.Aggregate(
                    _joined[i][Element(shapes.Layers[i].Output, i, e)],
                    (value, w) => join.IsProduct ? value * At(w)[Element(ShapeAt(w), i, e)] : value + At(w)[Element(ShapeAt(w), i, e)]))];
            }

            _results[i] = _activations[i]?.Forward(y, [], []) ?? y;
        }

        return _results[^1];
    }

    /// <summary>The gradients of the last forward pass, from those of some layers' results.</summary>
    public (double[] Inputs, (double[] Weight, double[] Bias)[] Parameters) Backward(params (int Place, double[] Gradient)[] given)
    {
        var gradients = new double[_results.Length][];
        var input = new double[_input.Length];
        var parameters = new (double[], double[])[_results.Length];
        for (int i = 0; i < gradients.Length; i++)
        {
            gradients[i] = new double[_results[i].Length];
        }

        foreach ((int place, double[] gradient) in given)
        {
            Accumulate(place, gradient);
        }

        for (int i = _results.Length - 1; i >= 0; i--)
        {
            LayerDeclaration layer = network.Layers[i];
            int[] inputs = [.. layer.InputsAt(i)];
            double[] gy = _activations[i]?.Backward(gradients[i], [], []).Inputs ?? gradients[i];
            if (layer.Join is { } join)
            {
                gy = BackThroughJoin(i, join, gy);
            }

            parameters[i] = ([], []);
            if (layer.Operator is ConcatDeclaration)
            {
                Split(inputs, i, gy);
            }
            else if (_operators[i] is { } op)
            {
                (double[] gx, double[] gw, double[] gb) = op.Backward(gy, Parameters[i].Weight, Parameters[i].Bias);
                parameters[i] = (gw, gb);
                Accumulate(inputs[0], gx);
            }
            else
            {
                Accumulate(inputs[0], gy);
            }
        }

        return (input, parameters);

        void Accumulate(int place, double[] gradient)
        {
            double[] to = place < 0 ? input : gradients[place];
            for (int e = 0; e < to.Length; e++)
            {
                to[e] += gradient[e];
            }
        }

        double[] BackThroughJoin(int i, JoinDeclaration join, double[] gy)
        {
            TensorShape own = shapes.Layers[i].Output;
            var gradient = new double[_joined[i].Length];
            double[][] shares = [.. join.With.Select(w => new double[At(w).Length])];
            for (int e = 0; e < gy.Length; e++)
            {
                double[] factors = [_joined[i][Element(own, i, e)], .. join.With.Select(w => At(w)[Element(ShapeAt(w), i, e)])];
                gradient[Element(own, i, e)] += gy[e] * Others(0);
                for (int j = 0; j < shares.Length; j++)
                {
                    shares[j][Element(ShapeAt(join.With[j]), i, e)] += gy[e] * Others(j + 1);
                }

                double Others(int left) => join.IsProduct ? factors.Where((_, k) => k != left).Aggregate(1.0, (p, f) => p * f) : 1;
            }

            for (int j = 0; j < shares.Length; j++)
            {
                Accumulate(join.With[j], shares[j]);
            }

            return gradient;
        }

        void Split(int[] inputs, int i, double[] gy)
        {
            int whole = shapes.Layers[i].Output.Length, first = 0;
            foreach (int place in inputs)
            {
                int length = ShapeAt(place).Length, start = first;
                Accumulate(place, [.. Enumerable.Range(0, batch * length).Select(e => gy[(e / length * whole) + start + (e % length)])]);
                first += length;
            }
        }
    }

    private double[] Concat(int[] inputs, int i) =>
        [.. Enumerable.Range(0, batch).SelectMany(n => inputs.SelectMany(p => At(p).Skip(n * ShapeAt(p).Length).Take(ShapeAt(p).Length)))];

    private double[] At(int place) => place < 0 ? _input : _results[place];

    private TensorShape ShapeAt(int place) => place < 0 ? new(network.Channels, network.Height, network.Width) : shapes.Layers[place].Result;

    /// <summary>The element of a value that meets an element of a layer's result: of a single pixel, the one of its channel.</summary>
    private int Element(TensorShape shape, int layer, int element)
    {
        TensorShape result = shapes.Layers[layer].Result;
        return shape == result ? element : element / (result.Height * result.Width);
    }
}
