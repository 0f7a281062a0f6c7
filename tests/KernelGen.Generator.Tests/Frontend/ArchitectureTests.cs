using System.Reflection;
using KernelGen.Compiler.Declarations;
using KernelGen.Generator.Tests.Support;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>The rules of the generator's house that a compiler does not check.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData(typeof(NetworkModel))]
    [InlineData(typeof(ImageKernelGroup))]
    public void CachedModelsHoldOnlyValues(Type root)
    {
        var seen = new HashSet<Type>();
        var open = new Queue<Type>([root]);
        while (open.TryDequeue(out Type? type))
        {
            if (!seen.Add(type) || type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(System.Numerics.BigInteger))
            {
                continue;
            }

            if (type.IsArray)
            {
                open.Enqueue(type.GetElementType()!);
                continue;
            }

            Require.That(type.Assembly == typeof(NetworkModel).Assembly, $"{type} may not be cached");
            Require.That(
                type.GetInterfaces().Contains(typeof(IEquatable<>).MakeGenericType(type)) || type.IsAbstract, $"{type} must be equatable");
            FieldInfo[] fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            IEnumerable<Type> derived = type.IsAbstract ? type.Assembly.GetTypes().Where(t => t.BaseType == type) : [];
            foreach (Type next in fields.Select(f => f.FieldType).Concat(derived))
            {
                open.Enqueue(next);
            }
        }

        Assert.Contains(typeof(TypeDeclaration), seen);
    }

    /// <summary>
    /// An analyzer runs at every key press and cannot keep what it finds, so what takes long is the generator's, which does it once for each
    /// declaration: analyzers ask what a declaration says, never how it is compiled.
    /// </summary>
    [Fact]
    public void NoAnalyzerCompilesAnything()
    {
        Type[] analyzers = [.. typeof(KernelGenerator).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)))];
        Assert.Equal(3, analyzers.Length);
        IReadOnlyDictionary<MethodBase, MethodBase?> reached = ReachableMethods.From(analyzers);
        string[] stages = ["Graph", "Lowering", "Passes", "Emit"];
        string[] compiling =
        [
            .. reached.Keys
                .Where(m => stages.Any(s => $"{m.DeclaringType!.Namespace}.".StartsWith($"KernelGen.Compiler.{s}.", StringComparison.Ordinal)))
                .Where(m => m.DeclaringType != typeof(Compiler.Emit.FileHeader))
                .Select(m => ReachableMethods.Path(reached, m)),
        ];
        Assert.Empty(compiling);
        Assert.Contains(reached.Keys, m => m.DeclaringType == typeof(Compiler.Shapes.ShapeInference));
        Assert.Contains(reached.Keys, m => m.DeclaringType == typeof(Compiler.Arithmetic.ExactLimits));
    }
}
