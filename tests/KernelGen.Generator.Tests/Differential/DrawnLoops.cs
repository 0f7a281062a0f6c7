using System.Numerics;
using KernelGen.Compiler.Shapes;
using KernelGen.Reference;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>
/// A drawn network by the plain loops of its operations' references, forward and backward. In <c>double</c> it is the truth; in <c>float</c>, or with
/// every value that an operation takes moved by half a unit of a float, it says what rounding does.
/// </summary>
internal sealed class DrawnLoops<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly DrawnNetwork _network;
    private readonly int _batch;
    private readonly Random? _noise;
    private readonly Dictionary<string, T[]> _parameters = [];
    private readonly LayerReference<T>?[] _operators;
    private readonly LayerReference<T>?[] _activations;
    private readonly NormLoops<T>?[] _norms;
    private readonly T[][] _joined;
    private readonly T[][] _results;
    private T[] _input = [];

    /// <param name="network">The network.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="parameters">The values of parameters and buffers by name, in the declared order.</param>
    /// <param name="noise">Moves values; null for none.</param>
    public DrawnLoops(DrawnNetwork network, int batch, IReadOnlyDictionary<string, float[]> parameters, Random? noise = null)
    {
        (_network, _batch, _noise) = (network, batch, noise);
        foreach ((string name, float[] values) in parameters)
        {
            _parameters[name] = Noisy([.. values.Select(T.CreateTruncating)]);
        }

        int count = network.Layers.Count;
        (_operators, _activations, _norms) = (new LayerReference<T>?[count], new LayerReference<T>?[count], new NormLoops<T>?[count]);
        (_joined, _results) = (new T[count][], new T[count][]);
        for (int i = 0; i < count; i++)
        {
            DrawnLayer layer = network.Layers[i];
            LayerShape shape = network.Shapes[i];
            _operators[i] = layer.Operator is { } op ? Loops(op, shape.Input, shape.Output) : null;
            _activations[i] = layer.Activation is { } activation ? Loops(activation, shape.Result, shape.Result) : null;
            _norms[i] = layer.Norm is { } norm && ReferenceOptions.Of([.. norm.Options]) is var options
                ? new NormLoops<T>(batch, shape.Output.Channels, shape.Output.Height * shape.Output.Width, options.Number("Eps", 1e-5), options.Number("Momentum", 0.1)) : null;
        }
    }

    /// <summary>The gradients of the last backward pass, in the declared order.</summary>
    public Dictionary<string, T[]> Gradients { get; } = [];

    /// <summary>The buffers after a training pass.</summary>
    public T[] Buffer(string name) => _parameters[name];

    /// <summary>The outputs of all samples as the caller has them.</summary>
    public T[] Forward(float[] x, bool trains)
    {
        _input = OutsideOrder.Planes(_network, _batch, _network.Input, [.. x.Select(T.CreateTruncating)]);
        for (int i = 0; i < _results.Length; i++)
        {
            DrawnLayer layer = _network.Layers[i];
            T[] y = layer.IsConcat ? Concat(layer) : At(layer.Inputs[0]);
            y = _operators[i]?.Forward(Noisy(y), Planar(i, Of(i, "weight"), toPlanar: true), Of(i, "bias")) ?? y;
            string norm = NormOf(i);
            y = _norms[i]?.Forward(Noisy(y), Of(i, norm + "weight"), Of(i, norm + "bias"), Of(i, norm + "running_mean"), Of(i, norm + "running_var"), trains) ?? y;
            _joined[i] = y;
            if (layer.Join is { } join)
            {
                T[] own = Noisy(y);
                y = [.. Enumerable.Range(0, _batch * _network.Shapes[i].Result.Length).Select(e => join.With.Aggregate(own[Element(_network.Shapes[i].Output, i, e)],
                    (value, w) => join.IsProduct ? value * At(w)[Element(_network.ShapeAt(w), i, e)] : value + At(w)[Element(_network.ShapeAt(w), i, e)]))];
            }

            _results[i] = _activations[i]?.Forward(Noisy(y), [], []) ?? y;
        }

        return OutsideOrder.Join(_network, _batch, _results);
    }

    /// <summary>The gradient of the inputs of the last training pass, as the caller has them.</summary>
    public T[] Backward(float[] gy)
    {
        var gradients = new T[_results.Length][];
        var input = new T[_input.Length];
        T[][] given = OutsideOrder.Split(_network, _batch, [.. gy.Select(T.CreateTruncating)]);
        for (int i = 0; i < gradients.Length; i++)
        {
            gradients[i] = given[i].Length > 0 ? given[i] : new T[_results[i].Length];
        }

        foreach ((string name, T[] values) in _parameters)
        {
            Gradients[name] = new T[values.Length];
        }

        for (int i = _results.Length - 1; i >= 0; i--)
        {
            DrawnLayer layer = _network.Layers[i];
            T[] g = _activations[i]?.Backward(Noisy(gradients[i]), [], [], []) ?? gradients[i];
            g = layer.Join is { } join ? BackThroughJoin(i, join, Noisy(g), Accumulate) : g;
            g = _norms[i]?.Backward(Noisy(g), Of(i, NormOf(i) + "weight"), GradientOf(i, NormOf(i) + "weight"), GradientOf(i, NormOf(i) + "bias")) ?? g;
            if (layer.IsConcat)
            {
                int first = 0;
                foreach (int place in layer.Inputs)
                {
                    int length = _network.ShapeAt(place).Length, start = first, whole = _network.Shapes[i].Output.Length;
                    Accumulate(place, [.. Enumerable.Range(0, _batch * length).Select(e => g[(e / length * whole) + start + (e % length)])]);
                    first += length;
                }

                continue;
            }

            if (_operators[i] is { } op)
            {
                T[] weight = Planar(i, Of(i, "weight"), toPlanar: true), gradient = new T[weight.Length];
                g = op.Backward(Noisy(g), weight, gradient, GradientOf(i, "bias"));
                if (weight.Length > 0)
                {
                    Gradients[_network.PathOf(i) + ".weight"] = Planar(i, gradient, toPlanar: false);
                }
            }

            Accumulate(layer.Inputs[0], g);
        }

        return OutsideOrder.Outside(_network, _batch, _network.Input, input);

        void Accumulate(int place, T[] gradient)
        {
            T[] to = place < 0 ? input : gradients[place];
            Require.That(to.Length == gradient.Length, $"a gradient of {gradient.Length} for {to.Length} values");
            for (int e = 0; e < to.Length; e++)
            {
                to[e] += gradient[e];
            }
        }
    }

    private T[] BackThroughJoin(int i, DrawnJoin join, T[] gy, Action<int, T[]> accumulate)
    {
        TensorShape own = _network.Shapes[i].Output;
        var gradient = new T[_joined[i].Length];
        T[][] shares = [.. join.With.Select(w => new T[At(w).Length])];
        for (int e = 0; e < gy.Length; e++)
        {
            T[] factors = [_joined[i][Element(own, i, e)], .. join.With.Select(w => At(w)[Element(_network.ShapeAt(w), i, e)])];
            gradient[Element(own, i, e)] += gy[e] * Others(0);
            for (int j = 0; j < shares.Length; j++)
            {
                shares[j][Element(_network.ShapeAt(join.With[j]), i, e)] += gy[e] * Others(j + 1);
            }

            T Others(int left) => join.IsProduct ? factors.Where((_, k) => k != left).Aggregate(T.One, (p, f) => p * f) : T.One;
        }

        for (int j = 0; j < shares.Length; j++)
        {
            accumulate(join.With[j], shares[j]);
        }

        return gradient;
    }

    private LayerReference<T> Loops(DrawnOperation operation, TensorShape input, TensorShape output) =>
        OperationReference.Find(operation.Name)!.Create<T>(ReferenceOptions.Of([.. operation.Options]), new LayerSizes(
            _batch, input.Channels, input.Height, input.Width, output.Channels, output.Height, output.Width));

    private T[] At(int place) => place < 0 ? _input : _results[place];

    private T[] Of(int place, string name) => _parameters.TryGetValue($"{_network.PathOf(place)}.{name}", out T[]? values) ? values : [];

    private T[] GradientOf(int place, string name) => Gradients.TryGetValue($"{_network.PathOf(place)}.{name}", out T[]? values) ? values : [];

    /// <summary>What is before the names of a norm's parameters: behind an operator they have names of their own.</summary>
    private string NormOf(int place) => _network.Layers[place] is { Operator: null, IsConcat: false } ? "" : "norm.";

    private T[] Concat(DrawnLayer layer) =>
        [.. Enumerable.Range(0, _batch).SelectMany(n => layer.Inputs.SelectMany(p => At(p).Skip(n * _network.ShapeAt(p).Length).Take(_network.ShapeAt(p).Length)))];

    /// <summary>The element of a value that meets an element of a layer's result: of a single pixel, the one of its channel.</summary>
    private int Element(TensorShape shape, int layer, int element)
    {
        TensorShape result = _network.Shapes[layer].Result;
        return shape == result ? element : element / (result.Height * result.Width);
    }

    /// <summary>Weights between the declared order and PyTorch's.</summary>
    private T[] Planar(int place, T[] weight, bool toPlanar)
    {
        if (_network.Layers[place].Operator is not { } op || ReferenceOptions.Of([.. op.Options]) is var options && options.Text("WeightLayout", "Oihw") != "Hwio")
        {
            return weight;
        }

        int outputs = options.Int(0, "outChannels"), inputs = _network.Shapes[place].Input.Channels / options.Int(1, "Groups"), taps = weight.Length / outputs / inputs;
        var ordered = new T[weight.Length];
        for (int i = 0; i < weight.Length; i++)
        {
            int declared = ((((i % taps) * inputs) + (i / taps % inputs)) * outputs) + (i / taps / inputs);
            ordered[toPlanar ? i : declared] = weight[toPlanar ? declared : i];
        }

        return ordered;
    }

    private T[] Noisy(T[] values)
    {
        if (_noise is null)
        {
            return values;
        }

        T unit = T.CreateTruncating(Math.ScaleB(1, -24));
        return [.. values.Select(v => v + (v * unit * T.CreateTruncating((2 * _noise.NextDouble()) - 1)))];
    }
}
