using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Passes;

/// <summary>
/// Copies statements with one symbol replaced. For an iteration of a loop that is written out, every local that they define is named by it, and
/// what they load remembers it.
/// </summary>
/// <param name="symbol">The symbol.</param>
/// <param name="by">What takes its place.</param>
/// <param name="iteration">The iteration, for example <c>_oc1</c>; nothing where the copy is the only one.</param>
internal sealed class Substitution(Symbol symbol, Affine by, string iteration = "") : Rewriter
{
    private readonly Dictionary<Value, Value> _renamed = [];

    public List<Statement> Copy(Statement statement)
    {
        var output = new List<Statement>();
        Visit(statement, output);
        return output;
    }

    protected override Affine Visit(Affine index) => index.FactorOf(symbol) == 0
        ? index
        : iteration.Length == 0 ? index.Replace(symbol, by) : index.Replace(symbol, by).In(iteration);

    protected override Value Visit(Value value) => _renamed.TryGetValue(value, out Value? renamed) ? renamed : value;

    protected override Value VisitDefined(Value value) =>
        _renamed[value] = new Value(value.Name + iteration, value.Type, value.IsAccumulator);
}
