using KernelGen.Compiler.Declarations;

namespace KernelGen.Tool.Exporting;

/// <summary>ONNX's operators for activations.</summary>
internal static class ActivationOperators
{
    /// <summary>Adds a layer's activation.</summary>
    public static string Add(OnnxGraph graph, Activation activation, string x) => activation switch
    {
        ClampDeclaration clamp => Clip(graph, x, clamp.Min, clamp.Max),
        LeakyReLUDeclaration leaky => graph.Add("LeakyRelu", [x], ("alpha", leaky.NegativeSlope)),
        ELUDeclaration elu => graph.Add("Elu", [x], ("alpha", elu.Alpha)),
        SoftplusDeclaration softplus => softplus.Beta == 1
            ? graph.Add("Softplus", [x])
            : graph.Add("Div", [graph.Add("Softplus", [graph.Add("Mul", [x, graph.Number(softplus.Beta)])]), graph.Number(softplus.Beta)]),
        SoftmaxDeclaration softmax => graph.Add(
            "Softmax", [softmax.Temperature == 1 ? x : graph.Add("Div", [x, graph.Number(softmax.Temperature)])], ("axis", 1)),
        GELUDeclaration gelu => Gelu(graph, x, gelu.Approximate),
        _ => Named(graph, activation, x),
    };

    private static string Named(OnnxGraph graph, Activation activation, string x) => activation.Name switch
    {
        "ReLU" => graph.Add("Relu", [x]),
        "ReLU6" => Clip(graph, x, 0, 6),
        "Tanh" => graph.Add("Tanh", [x]),
        "Sigmoid" => graph.Add("Sigmoid", [x]),
        "HardSigmoid" => graph.Add("HardSigmoid", [x], ("alpha", 1f / 6), ("beta", 0.5f)),
        "HardSwish" => graph.Add("HardSwish", [x]),
        "SiLU" => graph.Add("Mul", [x, graph.Add("Sigmoid", [x])]),
        "Mish" => graph.Add("Mish", [x]),
        "Reciprocal" => graph.Add("Reciprocal", [x]),
        "Softsign" => graph.Add("Softsign", [x]),
        "LogSoftmax" => graph.Add("LogSoftmax", [x], ("axis", 1)),
        _ => throw new UnsupportedLayerException(activation.Name, "this activation is not exported"),
    };

    private static string Clip(OnnxGraph graph, string x, double min, double max) => graph.Add("Clip", [x, graph.Number(min), graph.Number(max)]);

    // x (1 + erf(x / sqrt 2)) / 2, or by a tanh of a polynomial.
    private static string Gelu(OnnxGraph graph, string x, bool approximate)
    {
        string inner;
        if (approximate)
        {
            string cube = graph.Add("Mul", [x, graph.Add("Mul", [x, x])]);
            string sum = graph.Add("Add", [x, graph.Add("Mul", [cube, graph.Number(0.044715)])]);
            inner = graph.Add("Tanh", [graph.Add("Mul", [sum, graph.Number(Math.Sqrt(2 / Math.PI))])]);
        }
        else
        {
            inner = graph.Add("Erf", [graph.Add("Mul", [x, graph.Number(Math.Sqrt(0.5))])]);
        }

        string half = graph.Add("Mul", [x, graph.Number(0.5)]);
        return graph.Add("Mul", [half, graph.Add("Add", [inner, graph.Number(1)])]);
    }
}
