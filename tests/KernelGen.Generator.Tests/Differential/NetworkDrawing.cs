using KernelGen.Compiler;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Declarations;
using KernelGen.Generator.Tests.Support;
using KernelGen.Reference;

namespace KernelGen.Generator.Tests.Differential;

using Activation = KernelGen.Compiler.Declarations.Activation;

/// <summary>Draws valid networks: operators with the options that their references draw, branches, joins, norms, and blocks.</summary>
/// <remarks>Shape inference only says what fits; the shapes that count are those of the plain loops.</remarks>
internal sealed class NetworkDrawing
{
    private const int MostWork = 12_000, MostValues = 1_500, MostParameters = 5_000;

    private static readonly OperationSpec[] s_operators = [.. OperationCatalogue.All.Where(o => o.Slot == OperationSlot.Operator)];
    private static readonly OperationSpec[] s_activations = [.. OperationCatalogue.All.Where(o => o.Slot == OperationSlot.Activation)];

    private readonly Random _random;
    private readonly bool _isWhole;
    private readonly TensorShape _input;
    private List<DrawnLayer> _layers = [];
    private InferenceResult? _shapes;

    private NetworkDrawing(Random random)
    {
        _random = random;
        _isWhole = random.Next(2) == 0;
        int channels = random.Next(5) switch { 0 => 16, 1 => random.Next(17, 34), _ => random.Next(1, 6) };
        _input = new TensorShape(channels, random.Next(1, 11), random.Next(1, 20));
    }

    /// <summary>The network of some random numbers.</summary>
    public static DrawnNetwork Draw(string name, Random random)
    {
        while (true)
        {
            var drawing = new NetworkDrawing(random);
            int count = random.Next(1, 6);
            for (int attempt = 0; attempt < 60 && drawing._layers.Count < count; attempt++)
            {
                drawing.TryAdd(drawing.Any());
            }

            if (drawing._layers.Count > 0)
            {
                DrawnUse? use = random.Next(2) == 0 ? drawing.Wrap() : null;
                return new DrawnNetwork(name, drawing._input, drawing._layers, [.. drawing._shapes!.Layers])
                {
                    IsNhwc = random.Next(4) == 0, Trains = random.Next(5) > 0, IsWhole = drawing._isWhole, Use = use,
                };
            }
        }
    }

    private TensorShape At(int place) => place < 0 ? _input : _shapes!.Layers[place].Result;

    private IEnumerable<int> Places => Enumerable.Range(-1, _layers.Count + 1);

    private DrawnLayer Any()
    {
        int from = _random.Next(3) > 0 ? _layers.Count - 1 : _random.Next(-1, _layers.Count);
        var layer = new DrawnLayer($"L{_layers.Count}", [from]);
        int kind = _random.Next(10);
        if (kind == 0)
        {
            int[] pieces = [.. Places.Where(p => (At(p).Height, At(p).Width) == (At(from).Height, At(from).Width)).OrderBy(_ => _random.Next()).Take(_random.Next(2, 4))];
            layer = layer with { IsConcat = pieces.Length > 1, Inputs = pieces.Length > 1 ? pieces : layer.Inputs };
        }
        else if (kind <= 7)
        {
            layer = layer with { Operator = kind <= 2 ? SameSize(from) : Operation(s_operators, At(from).Channels) };
        }

        if (!_isWhole && _random.Next(6) == 0)
        {
            layer = layer with { Norm = Norm() };
        }

        if (_random.Next(3) == 0 && ResultOf(layer) is { } result)
        {
            layer = layer with { Join = Join(from, result) };
        }

        bool isBare = layer is { Operator: null, Norm: null, Join: null, IsConcat: false };
        return isBare || _random.Next(3) == 0 ? layer with { Activation = Operation(s_activations, 1) } : layer;
    }

    /// <summary>A convolution that keeps the shape, so that sums find their like.</summary>
    private DrawnOperation SameSize(int from)
    {
        int size = _random.Next(3) switch { 0 => 1, 1 => 5, _ => 3 };
        return new("Conv2d", [("outChannels", At(from).Channels), ("kernelSize", size), ("Padding", size / 2), ("Bias", _random.Next(2) == 0)]);
    }

    private DrawnOperation Operation(OperationSpec[] among, int channels)
    {
        while (true)
        {
            OperationSpec spec = among[_random.Next(among.Length)];
            OperationReference reference = OperationReference.Find(spec.Name)!;
            var drawn = new DrawnOperation(spec.Name, reference.Draw(_random, channels));
            if (!_isWhole || (reference is { ExactFactor: 1, BlursZero: false } and not ElementwiseReference { IsRounded: true } && reference is not (SoftmaxReference or LocalResponseNormReference or AvgPool2dReference)))
            {
                return drawn;
            }
        }
    }

    private DrawnOperation Norm() => new("BatchNorm2d", [("Eps", _random.Next(2) == 0 ? 1e-5 : 0.25), ("Momentum", 0.125 * _random.Next(9)), ("Affine", _random.Next(4) > 0)]);

    private DrawnJoin? Join(int from, TensorShape result)
    {
        bool isProduct = _random.Next(2) == 0;
        int[] fit = [.. Places.Where(p => At(p) == result || (isProduct && At(p) is { Height: 1, Width: 1 } && At(p).Channels == result.Channels)).Where(p => p != from || _random.Next(4) == 0)];
        return fit.Length == 0 ? null : new DrawnJoin(isProduct, [.. fit.OrderBy(_ => _random.Next()).Take(_random.Next(1, 3))]);
    }

    /// <summary>The shape of a layer that has no join yet; null where it is refused.</summary>
    private TensorShape? ResultOf(DrawnLayer layer) => Infer([.. _layers, layer]) is { IsValid: true } shapes ? shapes.Layers[_layers.Count].Result : null;

    private void TryAdd(DrawnLayer layer)
    {
        if (Infer([.. _layers, layer]) is { IsValid: true } shapes && IsSmall(shapes, 1))
        {
            (_layers, _shapes) = ([.. _layers, layer], shapes);
        }
    }

    private static bool IsSmall(InferenceResult shapes, int times) => shapes.MultiplyAdds <= times * MostWork && shapes.ParameterCount <= times * MostParameters
        && shapes.Layers.All(l => l.Output.Length <= MostValues && l.Result.Length <= MostValues);

    private InferenceResult Infer(List<DrawnLayer> layers) =>
        ShapeInference.Infer(Declare.Network(_input.Channels, _input.Height, _input.Width, [.. layers.Select(Declared)]));

    private static LayerDeclaration Declared(DrawnLayer layer, int place) => new LayerDeclaration(
        layer.Name, "public", layer.IsConcat ? new ConcatDeclaration() : (OperatorDeclaration?)Parsed(layer.Operator), (Activation?)Parsed(layer.Activation) ?? Activation.None)
    {
        Inputs = layer.Inputs.ToEquatableArray(),
        Norm = (NormDeclaration?)Parsed(layer.Norm),
        Join = layer.Join is { } join ? new JoinDeclaration(join.IsProduct, join.With.ToEquatableArray()) : null,
    }.AtPlace(place);

    private static OperationDeclaration? Parsed(DrawnOperation? drawn)
    {
        if (drawn is null)
        {
            return null;
        }

        var options = new WrittenOptions(drawn.Options);
        return OperationCatalogue.Find(drawn.Name + "Attribute")!.Parse(options) is { } parsed && !options.HasErrors
            ? parsed : throw new InvalidOperationException($"{drawn.Name}: {string.Join(", ", options.Problems)}");
    }

    /// <summary>Finds layers that can be written as a block, and repeats them where the shape stays; null where there are none.</summary>
    private DrawnUse? Wrap()
    {
        (int First, int Last)[] fit = [.. from first in Enumerable.Range(0, _layers.Count) from last in Enumerable.Range(first, Math.Min(3, _layers.Count - first)) where CanBeBlock(first, last) select (first, last)];
        if (fit.Length == 0)
        {
            return null;
        }

        (int start, int end) = fit[_random.Next(fit.Length)];
        int length = end - start + 1, input = InputOf(start, end);
        if (At(input) == At(end) && _random.Next(3) > 0)
        {
            List<DrawnLayer> repeated =
            [
                .. _layers.Take(end + 1),
                .. _layers.Skip(start).Take(length).Select(l => l.Moved(p => p >= start ? p + length : end)),
                .. _layers.Skip(end + 1).Select(l => l.Moved(p => p >= end ? p + length : p) with { Name = l.Name + "b" }),
            ];
            if (Infer(repeated) is { IsValid: true } shapes && IsSmall(shapes, 2))
            {
                (_layers, _shapes) = (repeated, shapes);
                return new DrawnUse(start, length, 2);
            }
        }

        return new DrawnUse(start, length, 1);
    }

    private bool CanBeBlock(int first, int last)
    {
        int[] outside = [.. _layers.Skip(first).Take(last - first + 1).SelectMany(l => l.Reads).Where(p => p < first).Distinct()];
        int[] readInside = [.. _layers.Skip(first).Take(last - first + 1).SelectMany(l => l.Reads)];
        int[] readOutside = [.. _layers.Skip(last + 1).SelectMany(l => l.Reads)];
        return outside.Length == 1
            && Enumerable.Range(first, last - first).All(p => readInside.Contains(p) && !readOutside.Contains(p))
            && !readInside.Contains(last);
    }

    private int InputOf(int first, int last) => _layers.Skip(first).Take(last - first + 1).SelectMany(l => l.Reads).First(p => p < first);
}
