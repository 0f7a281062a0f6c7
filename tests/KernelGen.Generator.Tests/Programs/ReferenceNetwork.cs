using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Generator.Tests.Programs;

/// <summary>Declared layers one after another by the plain loops; the first may have parameters.</summary>
internal sealed class ReferenceNetwork(NetworkDeclaration network, InferenceResult shapes, int batch)
{
    private readonly ReferenceLayer[] _layers =
    [
        .. network.Layers.Select((layer, i) => new ReferenceLayer(layer, shapes.Layers[i].Input, shapes.Layers[i].Output, batch)),
    ];

    public double[] Forward(double[] x, double[] weight, double[] bias)
    {
        x = _layers[0].Forward(x, weight, bias);
        foreach (ReferenceLayer layer in _layers.Skip(1))
        {
            x = layer.Forward(x, [], []);
        }

        return x;
    }

    /// <summary>The gradients of the last forward pass.</summary>
    public (double[] Inputs, double[] Weight, double[] Bias) Backward(double[] gy, double[] weight, double[] bias)
    {
        foreach (ReferenceLayer layer in _layers.Skip(1).Reverse())
        {
            gy = layer.Backward(gy, [], []).Inputs;
        }

        return _layers[0].Backward(gy, weight, bias);
    }
}
