using KernelGen.Generator.Parsing;
using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Tests.UserCode;

/// <summary>A user's members of a network class: they work, or the message stands at the member.</summary>
public sealed class NetworkMembers
{
    private const string Layer = "[Linear(2)] public partial Layer L { get; }";

    private static readonly string[] s_inherited =
    [
        .. typeof(Network).GetMembers(
                System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic
                | System.Reflection.BindingFlags.FlattenHierarchy)
            .Where(m => m is not System.Reflection.ConstructorInfo)
            .Where(m => m is System.Reflection.MethodBase b ? (b.IsPublic || b.IsFamily || b.IsFamilyOrAssembly) && !b.IsSpecialName
                : m is System.Reflection.PropertyInfo p && p.GetMethod is { } g && (g.IsPublic || g.IsFamily || g.IsFamilyOrAssembly))
            .Select(m => m.Name).Distinct(),
    ];

    [Fact]
    public void TheListsOfReservedNamesAreWhole()
    {
        HarnessResult result = Harness.Run(Harness.Compile($"using KernelGen; [Network(1, 2, 2)] public partial class N {{ {Layer} }}"));
        INamedTypeSymbol type = result.Output.GetTypeByMetadataName("N")!;
        string[] generated =
        [
            .. type.GetMembers()
                .Where(m => m.DeclaringSyntaxReferences.Any(r => r.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
                .Where(m => m is not (IPropertySymbol or IMethodSymbol { MethodKind: not MethodKind.Ordinary })).Select(m => m.Name).Distinct(),
        ];
        Assert.Equal(generated.Order(StringComparer.Ordinal), KnownNames.NetworkMembers.Order(StringComparer.Ordinal));
        Assert.Equal(s_inherited.Order(StringComparer.Ordinal), KnownNames.InheritedMembers.Order(StringComparer.Ordinal));
    }

    public static TheoryData<string> Kinds() =>
    [
        "[Tanh] public partial Layer {0} {{ get; }}", "public int {0};", "public const int {0} = 1;", "public int {0} => 1;", "public class {0} {{ }}", "public enum {0} {{ }}",
        "public delegate void {0}();", "public event System.Action? {0} {{ add {{ }} remove {{ }} }}", "public void {0}(string text) {{ }}", "public static void {0}<T>() {{ }}",
        "public interface {0} {{ }}", "public record {0}(int X);",
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AGeneratedNameIsReserved(string kind)
    {
        foreach (string name in KnownNames.NetworkMembers)
        {
            string member = string.Format(System.Globalization.CultureInfo.InvariantCulture, kind.Replace("{0}", "{{|KG0212:{0}|}}"), name);
            Harness.Check($"[Network(1, 2, 2)] public partial class N {{ {Layer} {member} }}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AnyOtherNameWorks(string kind)
    {
        bool isLayer = kind.Contains("partial");
        string[] free = [.. s_inherited.Except(KnownNames.NetworkMembers).Where(n => !isLayer && n is not ("Equals" or "GetHashCode" or "ToString" or "Finalize" or "ReferenceEquals")),
            "KernelGenPlan", "VectorWidth", "Kernels", "NKernels128", "Plan", "Lanes", "KernelGen", "System", "WeightPacking", "Global", "network", "seed", "parameters", "base1"];

        // A class of a namespace of its own for each name, all in one compilation; each name with every third kind.
        int turn = kind.Length;
        IEnumerable<string> classes = free.Where((_, i) => isLayer || (i + turn) % 3 == 0).Select((name, i) => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"namespace Of{i} {{ [Network(1, 2, 2)] public partial class N {{ {Layer} {string.Format(System.Globalization.CultureInfo.InvariantCulture, kind, name)} }} }}"));
        HarnessResult result = Harness.Run(Harness.Compile("using KernelGen;\n" + string.Join('\n', classes)));
        Assert.Empty(result.Messages);
        Assert.True(!result.Compiler.Any(d => d.Severity == DiagnosticSeverity.Error), string.Join("\n", result.Compiler));
    }

    [Fact]
    public void ALayerHidesNothingInherited()
    {
        foreach (string name in KnownNames.InheritedMembers)
        {
            Harness.Check($"[Network(1, 2, 2)] public partial class N {{ {Layer} [Tanh] public partial Layer {{|KG0212:{name}|}} {{ get; }} }}");
        }
    }

    /// <summary>C# refuses such a member, and a type of that name would come before the class where we name it.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void AMemberCalledLikeItsClassIsSaid(string kind)
    {
        string member = string.Format(System.Globalization.CultureInfo.InvariantCulture, kind.Replace("{0}", "{{|KG0212:{0}|}}"), "N");
        HarnessResult result = Harness.Check($"[Network(1, 2, 2)] public partial class N {{ {Layer} {member} }}", "CS0542");
        Assert.Equal("'N' is also the name of its class; choose another name", result.Message);
    }

    [Fact]
    public void AClassCalledLikeAGeneratedMemberIsSaid()
    {
        foreach (string name in KnownNames.NetworkMembers)
        {
            Harness.Check($"[Network(1, 2, 2)] public partial class {{|KG0212:{name}|}} {{ {Layer} }} static class User {{ static object Make() => new {name}(); }}");
        }
    }

    [Fact]
    public void AClassCalledLikeAnInheritedMemberWorks()
    {
        foreach (string name in KnownNames.InheritedMembers.Except(KnownNames.NetworkMembers))
        {
            Harness.Check($"[Network(1, 2, 2)] public partial class {name} {{ {Layer} }}");
        }
    }

    [Theory]
    [InlineData("public string Version { get; init; } = \"\";")]
    [InlineData("public N(string version) : this() => Version = version; public string Version { get; } = \"\";")]
    [InlineData("static N() { Count = 3; } public static int Count;")]
    [InlineData("public static readonly N Shared = Create(3); private readonly int[] _more = [1, 2];")]
    [InlineData("~N() { } public new void Dispose() => base.Dispose();")]
    [InlineData("public override string ToString() => Name; public override bool Equals(object? other) => other == this; public override int GetHashCode() => 1;")]
    [InlineData("public new void Initialize(ulong seed) => throw new System.InvalidOperationException();")]
    [InlineData("public int this[int index] => index; public static N operator +(N a, N b) => a; public static implicit operator int(N n) => 1;")]
    [InlineData("int I.InputLength => 1; interface I { int InputLength { get; } } ", "I")]
    public void OtherMembersWork(string members, string implements = "System.IDisposable")
    {
        implements = implements == "I" ? "N.I" : implements;
        HarnessResult result = Harness.Run(Harness.Compile($"using KernelGen; [Network(1, 2, 2)] public sealed partial class N : {implements} {{ {Layer} {members} }}"));
        Assert.Empty(result.Messages);
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData("public required string {|KG0230:Version|} { get; init; }")]
    [InlineData("public required int {|KG0230:Count|};")]
    [InlineData("public {|KG0231:N|}(string name) { }", "CS7036")]
    [InlineData("public {|KG0231:N|}(string name) : base(null!) { }")]
    [InlineData("public {|KG0212:N|}() { }")]
    public void WhatKeepsANetworkFromBeingMadeIsSaid(string member, params string[] compilerErrors)
    {
        _ = compilerErrors;
        Harness.Check($"[Network(1, 2, 2)] public partial class N {{ {Layer} {member} }}", compilerErrors);
    }

    [Theory]
    [InlineData("public virtual partial Layer C { get; }")]
    [InlineData("protected internal unsafe virtual partial Layer C { get; }")]
    [InlineData("private protected partial Layer C { get; }")]
    [InlineData("partial Layer C { get; }")]
    [InlineData("public partial Layer? C { get; }")]
    [InlineData("[System.Obsolete] public partial Layer @class { [System.Diagnostics.DebuggerStepThrough] get; }")]
    [InlineData("public new partial Layer Plan { get; }")]
    [InlineData("public partial global::KernelGen.Layer Größe { get; }")]
    public void EveryShapeOfALayerWorks(string property)
    {
        HarnessResult result = Harness.Run(Harness.Compile($"using KernelGen; [Network(1, 2, 2)] public partial class N {{ [Linear(2)] {property} }}"));
        Assert.Empty(result.Messages);
        Assert.Empty(result.Compiler.Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not ("CS1591" or "CS0109")));
        Assert.DoesNotContain(result.Files.Values, f => f.Contains("NotSupportedException"));
    }
}
