using System.Numerics;
using KernelGen.Compiler.Declarations;
using static KernelGen.Compiler.Shapes.ShapeErrorKind;

namespace KernelGen.Compiler.Shapes;

/// <summary>The shapes of a network's layers, found one after another, and what all of them together take.</summary>
internal sealed class ShapeWalk
{
    private readonly List<LayerDeclaration> _declared = [];
    private readonly List<LayerShape> _layers = [];
    private TensorShape _input;
    private double _activations;
    private double _margins;
    private double _scratch;
    private double _packed;
    private long _parameters;

    /// <summary>The shapes of the layers so far.</summary>
    public IReadOnlyList<LayerShape> Layers => _layers;

    /// <summary>Starts with the network's input, or says what is wrong with it.</summary>
    public ShapeError? Begin(int channels, int height, int width)
    {
        if (!Counts.TryShape(channels, height, width, out _input))
        {
            return Counts.TooMany(-1, "input", ShapeLimits.Activations, channels, height, width);
        }

        _activations = _input.Length;
        return null;
    }

    /// <summary>The shape of what the layer at a place gives; of the network's input for <see cref="LayerDeclaration.NetworkInput"/>.</summary>
    public TensorShape ShapeAt(int place) => place < 0 ? _input : _layers[place].Result;

    /// <summary>Finds the shape of the next layer, or says why it has none.</summary>
    public ShapeError? Add(LayerDeclaration declared)
    {
        int place = _layers.Count;
        LayerInput[] inputs = [.. declared.InputsAt(place).Select(Value)];
        ReceptiveField field = declared.InputsAt(place).Select(FieldAt).Aggregate((all, f) => all.Union(f));
        (LayerShape? layer, ShapeError? error) = Infer(declared.Operator, new ShapeRule(place, inputs[0].Shape, field, inputs));
        if (error is not null)
        {
            return error.Kind is KernelLargerThanInput or PaddingModeTooLarge
                ? error with { Arguments = error.Arguments.Append(Cause(declared.InputsAt(place).First())).ToEquatableArray() }
                : error;
        }

        if (declared.Norm is { } norm)
        {
            layer = WithNorm(layer!, norm, isAlone: declared.Operator is null);
        }

        if (declared.Join is { } join)
        {
            (layer, error) = JoinRule.Apply(join, place, Own(declared, place, layer!), layer!, [.. join.With.Select(Value)], join.With.Select(FieldAt));
            if (error is not null)
            {
                return error;
            }
        }

        _declared.Add(declared);
        _layers.Add(layer!);
        return Count(place, declared, layer!);
    }

    /// <summary>Adds what a layer takes, or says that it is too much.</summary>
    private ShapeError? Count(int place, LayerDeclaration declared, LayerShape layer)
    {
        _activations += PaddedLength(layer) + layer.Output.Length + (declared is { Join: not null, Operator: not null } ? layer.Result.Length : 0);
        _activations += declared.Norm is null ? 0 : layer.Output.Length;
        _activations += declared.Mask is null ? 0 : 2.0 * layer.Result.Length;
        _parameters += layer.ParameterCount;
        _margins += MemoryBounds.GradientMargin(layer);
        _scratch = Math.Max(_scratch, declared.Operator?.GatheredGradient(layer) ?? 0);
        _packed += MemoryBounds.PackedWeights(layer, declared.Schedule);
        if (_packed > ShapeLimits.PackedWeights)
        {
            return Counts.TooMany(place, "packed weights up to here", ShapeLimits.PackedWeights, (BigInteger)_packed);
        }

        // An activation is counted with its gradient, margins and scratch memory stand alone.
        double total = _activations + ((_margins + _scratch) / 2);
        return total > ShapeLimits.Activations
            ? Counts.TooMany(place, "activations up to here", ShapeLimits.Activations, (BigInteger)total)
            : _parameters > ShapeLimits.Parameters
                ? Counts.TooMany(place, "parameters up to here", ShapeLimits.Parameters, _parameters)
                : null;
    }

    private LayerInput Value(int place) => new(place < 0 ? "the network's input" : $"'{_declared[place].Name.TrimStart('@')}'", ShapeAt(place));

    /// <summary>What a layer joins others to: its operator's result, or what it reads.</summary>
    private LayerInput Own(LayerDeclaration declared, int place, LayerShape layer) => declared.Operator is null
        ? Value(declared.InputsAt(place).First())
        : new($"[{declared.Operator.Words}] of '{declared.Name.TrimStart('@')}'", layer.Output);

    private ReceptiveField FieldAt(int place) => place < 0 ? ReceptiveField.Pixel : _layers[place].ReceptiveField;

    /// <summary>What made a point of the image in front of a layer that wants more; empty if it is none, or has always been one.</summary>
    private string Cause(int place)
    {
        for (int i = place; i >= 0 && _layers[i].Result is { Height: 1, Width: 1 }; i = _declared[i].InputsAt(i).First())
        {
            OperatorDeclaration? op = _declared[i].Operator;
            if (_layers[i].Input is { Height: 1, Width: 1 } && op?.FlattensImage != true)
            {
                continue;
            }

            return $", because '{_declared[i].Name}' {op?.ReductionWords} to 1×1";
        }

        return "";
    }

    private static ShapeResult Infer(OperatorDeclaration? op, ShapeRule rule) =>
        op is null ? rule.Gives(rule.Input, Window.Point, Window.Point) : op.Infer(rule);

    private static LayerShape WithNorm(LayerShape layer, NormDeclaration norm, bool isAlone) => layer with
    {
        Parameters = layer.Parameters
            .Concat(norm.Parameters(layer.Output.Channels).Select(p => p with { Prefix = isAlone ? "" : "norm." })).ToEquatableArray(),
    };

    private static double PaddedLength(LayerShape layer)
    {
        long height = (long)layer.Input.Height + layer.Padding.Top + layer.Padding.Bottom;
        long width = (long)layer.Input.Width + layer.Padding.Left + layer.Padding.Right;
        return (double)height * width * layer.Input.Channels;
    }
}
