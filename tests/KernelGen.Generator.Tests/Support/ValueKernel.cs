using System.Reflection;
using System.Runtime.Loader;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Generator.Tests.Frontend;
using KernelGen.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace KernelGen.Generator.Tests.Support;

/// <summary>A function of one number as emitted code that runs, for one width.</summary>
internal sealed unsafe class ValueKernel
{
    private readonly delegate*<float*, nint, void> _method;

    private ValueKernel(MethodInfo method) => _method = (delegate*<float*, nint, void>)method.MethodHandle.GetFunctionPointer();

    /// <summary>Emits the function for every width that this machine fuses a multiply and add in, widest first.</summary>
    public static IReadOnlyList<ValueKernel> ForEveryWidth(Func<Builder, Expression, Expression> function)
    {
        Target[] targets = [.. Target.All.Where(t => t.VectorBits <= VectorWidth.Bits)];
        string source = EmittedText.Class(targets.Select(t => Make(function, t)));
        CSharpCompilation compilation = Harness.Compile(source);
        using var file = new MemoryStream();
        EmitResult result = compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release)).Emit(file);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        file.Position = 0;
        Type kernels = new AssemblyLoadContext(null).LoadFromStream(file).GetTypes().Single(t => t.Name.EndsWith("Kernels", StringComparison.Ordinal));
        return [.. targets.Select(t => new ValueKernel(kernels.GetMethod("Apply" + t.VectorBits, BindingFlags.Static | BindingFlags.NonPublic)!))];
    }

    /// <summary>Replaces every number by what the function makes of it. There must be a multiple of sixteen.</summary>
    public void Apply(Span<float> values)
    {
        fixed (float* pointer = values)
        {
            _method(pointer, values.Length);
        }
    }

    private static Function Make(Func<Builder, Expression, Expression> function, Target target)
    {
        var count = new Symbol("count", Parts.Lanes);
        var values = new Compiler.Ir.Buffer("values", ElementType.F32, count, isWritten: true);
        var builder = new Builder();
        builder.Loop("i", 0, (Affine)count - (target.Lanes - 1), target.Lanes, i =>
        {
            Expression x = builder.Define("x", new Load(values, i, target.Float));
            builder.Store(values, i, function(builder, x));
        });
        return Verifier.Check(new Function("Apply" + target.VectorBits, [], [values], [count], builder.Finish()));
    }
}
