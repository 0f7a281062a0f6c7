using System.Globalization;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Passes;

/// <summary>
/// Names the vector constants of a loop before it: a reader sees each once, the processor keeps them in registers, and the C# compiler need
/// not choose among the overloads of <c>Create</c> again and again, which is what it is slowest at.
/// </summary>
internal sealed class HoistConstants : Rewriter
{
    private readonly Dictionary<Constant, Value> _named = [];

    public static Function Apply(Function function)
    {
        var pass = new HoistConstants();
        Block body = pass.Visit(function.Body);
        IEnumerable<Statement> defines = pass._named.Select(n => new Define(n.Value, n.Key));
        return function with { Body = new Block([.. defines, .. body.Statements]) };
    }

    protected override Expression Visit(Expression expression)
    {
        if (expression is not Constant { Type.IsScalar: false, Number: not 0 } constant)
        {
            return base.Visit(expression);
        }

        if (!_named.TryGetValue(constant, out Value? value))
        {
            _named.Add(constant, value = new Value(Name(constant), constant.Type));
        }

        return new Read(value);
    }

    private string Name(Constant constant) => constant.Number == Math.Floor(constant.Number) && Math.Abs(constant.Number) < int.MaxValue
        ? (constant.Number < 0 ? "minus" : "all") + Math.Abs(constant.Number).ToString("0", CultureInfo.InvariantCulture)
        : "tap" + _named.Count.ToString(CultureInfo.InvariantCulture);
}
