using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;
using KernelGen.Reference;

namespace KernelGen.Generator.Tests.Programs;

/// <summary>One declared layer by the plain loops in double precision, over a batch: its operator, then its activation.</summary>
internal sealed class ReferenceLayer
{
    private readonly LayerReference<double>[] _steps;
    private readonly bool _hasOperator;

    public ReferenceLayer(LayerDeclaration layer, TensorShape input, TensorShape output, int batch)
    {
        _hasOperator = layer.Operator is not null;
        _steps =
        [
            .. Operations(layer).Select(o => Of(o).Create<double>(
                ReferenceOptions.Of(o), o is OperatorDeclaration ? Sizes(input, output, batch) : Sizes(output, output, batch))),
        ];
    }

    /// <summary>The reference of an operation, found by its name.</summary>
    public static OperationReference Of(OperationDeclaration operation) =>
        OperationReference.Find(operation.GetType().Name.Replace("Declaration", "", StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"{operation.Words} has no reference loops.");

    /// <summary>How far floats may be from the loops, as a share of the largest result.</summary>
    public static double Tolerance(LayerDeclaration layer, TensorShape input, TensorShape output) =>
        Operations(layer).Max(o => Of(o).Tolerance(ReferenceOptions.Of(o), Sizes(input, output, 1)));

    /// <summary>The output; keeps what the gradients need.</summary>
    public double[] Forward(double[] x, double[] weight, double[] bias)
    {
        foreach (LayerReference<double> step in _steps)
        {
            x = step.Forward(x, weight, bias);
        }

        return x;
    }

    /// <summary>The gradients of the last forward pass.</summary>
    public (double[] Inputs, double[] Weight, double[] Bias) Backward(double[] gy, double[] weight, double[] bias)
    {
        var gw = new double[weight.Length];
        var gb = new double[bias.Length];
        for (int i = _steps.Length - 1; i >= 0; i--)
        {
            gy = i == 0 && _hasOperator ? _steps[i].Backward(gy, weight, gw, gb) : _steps[i].Backward(gy, [], [], []);
        }

        return (gy, gw, gb);
    }

    private static IEnumerable<OperationDeclaration> Operations(LayerDeclaration layer) =>
        new OperationDeclaration?[] { layer.Operator, layer.Activation.IsNone ? null : layer.Activation }.OfType<OperationDeclaration>();

    private static LayerSizes Sizes(TensorShape input, TensorShape output, int batch) =>
        new(batch, input.Channels, input.Height, input.Width, output.Channels, output.Height, output.Width);
}
