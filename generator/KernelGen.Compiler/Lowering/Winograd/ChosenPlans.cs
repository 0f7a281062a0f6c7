using System.Runtime.CompilerServices;
using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Winograd;

/// <summary>
/// The plans of nodes, each chosen once: whether a form suits, what it costs, the room it needs and its steps all ask for it, and a choice tries
/// many strips. They are forgotten with their nodes.
/// </summary>
/// <param name="choose">Finds a node's plan; null where there is none.</param>
internal sealed class ChosenPlans<TPlan>(Func<Node, TPlan?> choose) where TPlan : class
{
    private readonly ConditionalWeakTable<Node, Choice> _choices = new();

    /// <summary>The plan of a node; null where there is none.</summary>
    public TPlan? this[Node node] => _choices.GetValue(node, n => new Choice(choose(n))).Plan;

    private sealed class Choice(TPlan? plan)
    {
        public TPlan? Plan { get; } = plan;
    }
}
