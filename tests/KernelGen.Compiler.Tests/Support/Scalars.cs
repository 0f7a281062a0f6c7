using KernelGen.Compiler.Ir;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Support;

/// <summary>Short spellings for IR that tests write by hand.</summary>
internal static class Scalars
{
    public static readonly VectorType Float = new(ElementType.F32, 1);

    public static readonly VectorType Four = new(ElementType.F32, 4);

    public static Buffer In(string name, Affine length) => new(name, ElementType.F32, length);

    public static Buffer Out(string name, Affine length) => new(name, ElementType.F32, length, isWritten: true);

    public static Load At(this Buffer buffer, Affine index) => new(buffer, index, Float);

    public static Expression Plus(this Expression left, Expression right) => new Binary(BinaryOperator.Add, left, right);

    public static Function Function(IReadOnlyList<Buffer> buffers, Action<Builder> write, params Symbol[] sizes)
    {
        var builder = new Builder();
        write(builder);
        return new Function("f", [], buffers, sizes, builder.Finish());
    }

    /// <summary>The body without the line of the parameters, each line without the first level of indentation.</summary>
    public static string Body(this Function function) => string.Join(
        "\n", Printer.Print(function).TrimEnd('\n').Split('\n').Skip(1).Select(l => l[2..]));
}
