using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>One operator applied to tensors.</summary>
/// <param name="Layer">The layer that it comes from.</param>
/// <param name="Operator">What is computed.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Output">What it gives; no other node gives it.</param>
/// <param name="Parameters">The parameters that it reads.</param>
/// <param name="Activation">What is applied to the result before anything reads it.</param>
internal sealed record Node(
    string Layer, Operator Operator, IReadOnlyList<Tensor> Inputs, Tensor Output, IReadOnlyList<Parameter> Parameters, Activation Activation)
{
    /// <summary>The only input, or the first.</summary>
    public Tensor Input => Inputs[0];

    public Parameter? Weight => Of(ParameterRole.Weight);

    public Parameter? Bias => Of(ParameterRole.Bias);

    /// <summary>The parameter of a role; null where there is none.</summary>
    public Parameter? Of(ParameterRole role) => Parameters.FirstOrDefault(p => p.Role == role);
}
