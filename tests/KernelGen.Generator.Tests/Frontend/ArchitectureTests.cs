using System.Reflection;
using System.Text.RegularExpressions;
using KernelGen.Generator.Declarations;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>The rules of the generator's house that a compiler does not check.</summary>
public sealed partial class ArchitectureTests
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
            if (!seen.Add(type) || type.IsPrimitive || type.IsEnum || type == typeof(string))
            {
                continue;
            }

            if (type.IsArray)
            {
                open.Enqueue(type.GetElementType()!);
                continue;
            }

            Assert.True(type.Assembly == typeof(NetworkModel).Assembly, $"{type} may not be cached");
            Assert.True(
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

    [Fact]
    public void OnlyDeclarationsDiagnosticsAndTheEntryKnowRoslyn()
    {
        string root = Path.Combine(Repository.Root, "generator", "KernelGen.Generator");
        string[] files = [.. Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(root, f).Split(Path.DirectorySeparatorChar)[0].StartsWith("obj", StringComparison.Ordinal))];
        Assert.True(files.Length > 20);
        string[] guilty = [.. files
            .Where(f => File.ReadAllText(f).Contains("Microsoft.CodeAnalysis"))
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("Declarations/Parsing/", StringComparison.Ordinal)
                && !f.StartsWith("Diagnostics/", StringComparison.Ordinal)
                && f != "KernelGenerator.cs")];
        Assert.Empty(guilty);
    }

    [Fact]
    public void OtherNamespacesShowNoRoslynType()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        IEnumerable<Type> types = typeof(KernelGenerator).Assembly.GetTypes().Where(t => Pure().IsMatch(t.Namespace ?? ""));
        foreach (Type type in types)
        {
            IEnumerable<Type> used =
            [
                .. type.GetFields(All).Select(f => f.FieldType),
                .. type.GetMethods(All).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)),
                .. type.GetMethods(All).SelectMany(m => m.GetMethodBody()?.LocalVariables.Select(v => v.LocalType) ?? []),
            ];
            Assert.DoesNotContain(used, t => t.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true);
        }
    }

    [GeneratedRegex(@"^KernelGen\.Generator\.(Declarations$|Shapes|Graph|Lowering|Passes|Emit|Ir)")]
    private static partial Regex Pure();
}
