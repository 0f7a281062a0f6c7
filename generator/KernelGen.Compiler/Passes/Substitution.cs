using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Passes;

/// <summary>Copies statements with one symbol replaced and every local that they define renamed.</summary>
internal sealed class Substitution(Symbol symbol, Affine by, Func<string, string> rename) : Rewriter
{
    private readonly Dictionary<Value, Value> _renamed = [];

    public List<Statement> Copy(Statement statement)
    {
        var output = new List<Statement>();
        Visit(statement, output);
        return output;
    }

    protected override Affine Visit(Affine index) => index.Replace(symbol, by);

    protected override Value Visit(Value value) => _renamed.TryGetValue(value, out Value? renamed) ? renamed : value;

    protected override Value VisitDefined(Value value) =>
        _renamed[value] = new Value(rename(value.Name), value.Type, value.IsAccumulator);
}
