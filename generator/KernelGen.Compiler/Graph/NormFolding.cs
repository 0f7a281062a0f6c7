using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>
/// Which norms a network for inference takes into the weights before them. A norm that alone reads the result of weights is a factor and a summand for each
/// output channel, and those the weights and a bias can have in them. It is a fact of the graph, so that every program of inference has it.
/// </summary>
internal static class NormFolding
{
    /// <summary>The node whose weights take in a norm; null where there is none, and the norm stays a node.</summary>
    public static Node? TakingIn(NetworkGraph graph, Node norm) =>
        graph.ProducerOf(norm.Input) is { Operator.TakesChannelScale: true, Activation.IsNone: true } made
        && !graph.Outputs.Contains(norm.Input) && graph.Forward.Count(n => n.Inputs.Contains(norm.Input)) == 1
            ? made
            : null;

    /// <summary>
    /// The factor and the summand of each channel, which the runtime works out when parameters have changed and leaves in the places of the running variance
    /// and mean of its copy.
    /// </summary>
    public static (Parameter Scale, Parameter Shift) InPlace(Node norm) => (
        norm.Of(ParameterRole.RunningVariance)! with { Role = ParameterRole.Scale },
        norm.Of(ParameterRole.RunningMean)! with { Role = ParameterRole.Shift });
}
