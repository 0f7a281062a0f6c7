using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>
/// Members that the compiler may refuse, by tables: modifiers, accessors, parameters, types and what is around them, each with each. The generated
/// part of none has an error, the user's own part gets none that it did not have, and nothing is withheld without one.
/// </summary>
public sealed class RefusedSignatureTests
{
    private const string Views = "(ReadOnlyImageView<byte> s, ImageView<byte> d)";

    /// <summary>Types that a class has inside, for signatures to name.</summary>
    private const string Inside = """
        class Hidden { } struct HiddenStruct { } public class Open { } protected class Prot { } private protected class PrivProt { } public static class Static { }
        public class Gen<U> where U : struct { public class In { } } public class Con<U> where U : class, new() { } public class Nest<U> { public class In<W> { } }
        """;

    private static readonly string[] s_modifiers =
    [
        "public", "protected", "internal", "private", "static", "virtual", "override", "sealed", "new", "unsafe", "readonly", "required", "abstract", "extern",
        "async", "volatile",
    ];

    private static readonly string[] s_types =
    [
        "int", "void", "dynamic", "System.Span<int>", "System.Span<System.Span<int>>", "void*", "int*", "int*[]", "void[]", "int[][,]", "System.Span<int>[]",
        "delegate*<void>", "(int a, void b)", "(int, int*)", "string?", "T", "T?", "System.Collections.Generic.List<int*>", "System.Collections.Generic.List<void>",
        "System.Collections.Generic.List<>", "System.Nullable<string>", "System.Nullable<int?>", "System.Void", "System.TypedReference", "System.ArgIterator[]",
        "Hidden", "Hidden[]", "System.Collections.Generic.List<Hidden>", "Open", "Static", "Static[]", "OfFile", "OfFile[]", "System.Action<OfFile>", "Missing",
        "Missing<int>", "ReadOnlyImageView<byte>", "ReadOnlyImageView<string>", "ReadOnlyImageView<byte?>", "ReadOnlyImageView<void>", "ReadOnlyImageView<byte*>",
        "ReadOnlyImageView<byte>[]", "ReadOnlyImageView<byte>?", "ReadOnlyImageView<HiddenStruct>", "ReadOnlyImageView<dynamic>",
        "ReadOnlyImageView<ReadOnlyImageView<byte>>", "KernelGen", "var", "__arglist", "Prot", "PrivProt", "Gen<string>", "Gen<Hidden>.In", "Con<string>", "Con<int>",
        "Nest<int>.In<byte>",
    ];

    public static TheoryData<string> Kinds() =>
    [
        "partial class", "sealed partial class", "static partial class", "partial struct", "readonly partial struct", "partial record", "partial record struct",
        "partial interface",
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AnyTwoModifiers(string kind)
    {
        string[] sets = [.. s_modifiers.Append("").SelectMany((m, i) => s_modifiers.Skip(i + 1).Append("").Select(n => $"{m} {n}"))];
        string[] attributes = ["[Tanh]", "[Conv2d(0, 0)]"];
        Check(
        [
            .. sets.Select(m => $"{kind} P {{ [ImageKernel(\"1\")] {m} partial void F{Views}; }}"),
            .. sets.Select(m => $"{kind} P {{ [ImageKernel(\"x\")] {m} partial int F{Views}; }}"),
            .. sets.Select(m => $"{kind} P {{ [Tanh] {m} partial Layer L {{ get; set; }} }}"),
            .. sets.SelectMany(m => attributes.Select(a => $"[Network(1, 2, 2)] {kind} P {{ {a} {m} partial Layer L {{ get; }} }}")),
            .. sets.SelectMany(m => attributes.Select(a => $"[Block] {kind} P {{ {a} {m} partial Layer L {{ get; }} }}")),
        ]);
    }

    [Theory]
    [InlineData("public")]
    [InlineData("")]
    public void AnyTypeOfAnyParameter(string access)
    {
        string[] passed = ["", "ref ", "in ", "out ", "ref readonly ", "params ", "scoped ", "scoped ref ", "this ", "this in ", "scoped params ", "in out ", "params scoped "];
        string head = $"file class OfFile {{ }} public partial class P {{ {Inside}";
        Check(
        [
            .. passed.SelectMany(m => s_types.Select(t => $"{head} [ImageKernel(\"x\")] {access} static partial void F(ReadOnlyImageView<byte> s, {m}{t} d); }}")),
            .. passed.SelectMany(m => s_types.Select(t => $"{head} [Tanh] {access} partial Layer this[{m}{t} i] {{ get; }} }}")),
        ]);
    }

    [Theory]
    [InlineData("public")]
    [InlineData("protected")]
    [InlineData("private")]
    public void AnyTypeThatIsGivenBack(string access)
    {
        string[] passed = ["", "ref ", "ref readonly "];
        string head = $"file class OfFile {{ }} [Network(1, 2, 2)] public partial class P {{ {Inside}";
        Check(
        [
            .. passed.SelectMany(m => s_types.Select(t => $"{head} [ImageKernel(\"1\")] {access} static partial {m}{t} F{Views}; }}")),
            .. passed.SelectMany(m => s_types.Select(t => $"{head} [Tanh] {access} partial {m}{t} L {{ get; }} }}")),
        ]);
    }

    [Theory]
    [InlineData("partial class")]
    [InlineData("partial struct")]
    [InlineData("partial interface")]
    [InlineData("[Network(1, 2, 2)] partial class")]
    public void AnyAccessors(string kind)
    {
        string[] getters = ["get;", "public get;", "protected get;", "private get;", "protected internal get;", "readonly get;", "readonly private get;", "static get;", "get => null!;", "get get;", "extern get;", ""];
        string[] setters = ["", "set;", "init;", "public set;", "protected set;", "internal set;", "private set;", "private protected set;", "readonly set;", "init init;"];
        string[] modifiers = ["public", "", "private", "public static", "public readonly", "public required", "protected internal"];
        Check([.. modifiers.SelectMany(m => getters.SelectMany(g => setters.Select(s => $"{kind} P {{ [Tanh] {m} partial Layer L {{ {g} {s} }} }}")))]);
    }

    [Fact]
    public void AnyTypeParameters()
    {
        string[] parameters = ["<T>", "<T, T>", "<P>", "<in T>"];
        string[] where =
        [
            "", "where T : class", "where T : unmanaged", "where T : allows ref struct", "where T : new()", "where T : Hidden", "where T : Static", "where T : Missing", "where T : T",
            "where U : class", "where T : struct, System.IComparable<T>", "where T : class where T : struct",
        ];
        string[] types = ["T", "T?", "ReadOnlyImageView<T>", "scoped T", "int"];
        Check([.. parameters.SelectMany(p => where.SelectMany(w => types.Select(t => $"public partial class P {{ {Inside} [ImageKernel(\"1\")] public static partial void F{p}({t} s, ImageView<byte> d) {w}; }}")))]);
    }

    [Theory]
    [InlineData("[ImageKernel(\"x\")] partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d);")]
    [InlineData("[Tanh] public partial Layer L { get; }")]
    public void AnyTypesAround(string member)
    {
        string[] outer =
        [
            "class O", "static partial class O", "ref partial struct O", "partial record struct O", "partial interface O<in T>", "partial interface O<out T>", "partial class O<T>",
            "partial class O<T> where T : struct", "partial class O<T, U> where T : class?, new() where U : T", "file partial class O", "partial record O(int X)", "private partial class O",
            "partial class O : Missing", "partial enum O", "partial class @class", "partial class O<@class>",
        ];
        string[] inner =
        [
            "partial class P", "partial interface P<out T>", "partial class P<T>", "file partial class P", "protected partial class P", "public new partial class P", "partial class O", "partial class T",
            "partial class Layer", "partial class ReadOnlyImageView", "partial class System", "partial class KernelGen", "partial class F", "partial class L", "partial class nint", "partial class P<T, U, T>",
            "[Network(1, 2, 2)] partial class Layer", "[Network(1, 2, 2)] partial class L", "[Block] partial class Layer",
        ];
        Check([.. outer.SelectMany(o => inner.Select(i => $"{o} {{ {i} {{ {member} }} }}")), .. inner.Select(i => $"{i} {{ {member} }}")]);
    }

    /// <summary>What the user implements gets no second part from us, whoever else bears an attribute of a layer.</summary>
    [Fact]
    public void WhatTheUserImplements()
    {
        string[] heads = ["partial class P", "partial class P<T>", "[Network(1, 2, 2)] partial class P", "[Block] partial class P", "partial interface P"];
        string[] bodies = ["[Linear(1)] public partial Layer L { get { return null!; } }", "public partial Layer L => null!;", "[ReLU] public partial Layer L { get { } }"];
        string kernel = $"[ImageKernel(\"x\")] public static partial void F{Views}; public static partial void F{Views} {{ }}";
        Check([.. heads.SelectMany(h => bodies.Select(b => $"{h} {{ [Tanh] public partial Layer L {{ get; }} {b} {kernel} }}"))]);
    }

    /// <summary>Compiles each source in a namespace of its own, all in one project.</summary>
    private static void Check(string[] sources)
    {
        CSharpCompilation compilation = Harness.Compile().AddSyntaxTrees(sources.Select((s, i) => CSharpSyntaxTree.ParseText(
            SourceText.From($"using KernelGen;\nnamespace N{i}\n{{\n{s}\n}}", System.Text.Encoding.UTF8), Harness.Language, $"N{i}.cs")));
        ILookup<string, string> before = Errors(compilation).ToLookup(FileOf, d => d.Id);
        GeneratorDriver driver = Harness.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        ILookup<string, Diagnostic> after = Errors(output).ToLookup(FileOf);
        HashSet<string> told = [.. reported.Select(FileOf)];
        var faults = new List<string>();
        faults.AddRange(reported.Where(d => d.Id == "KG0007").Select(d => d.ToString()));
        faults.AddRange(after.Where(f => f.Key.EndsWith(".g.cs", StringComparison.Ordinal)).Select(f => $"{f.First()}\n    {Source(f.Key)}"));
        foreach (IGrouping<string, Diagnostic> file in after.Where(f => !f.Key.EndsWith(".g.cs", StringComparison.Ordinal)))
        {
            List<string> rest = [.. before[file.Key]];
            faults.AddRange(file.Where(d => !rest.Remove(d.Id)).Select(d => $"added: {d}\n    {Source(d.Location.SourceTree!.FilePath)}"));
        }

        faults.AddRange(driver.GetRunResult().GeneratedTrees.Where(t => t.ToString().Contains("System.NotSupportedException", StringComparison.Ordinal))
            .Where(t => !t.FilePath.EndsWith(".Block.g.cs", StringComparison.Ordinal) && !told.Contains(FileOfGenerated(t.FilePath)) && !after[FileOfGenerated(t.FilePath)].Any())
            .Select(t => $"withheld without an error: {Source(t.FilePath)}"));
        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(20)));

        string Source(string path) => sources[int.Parse(FileOfGenerated(path)[1..^3], System.Globalization.CultureInfo.InvariantCulture)];
    }

    private static string FileOf(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().Path ?? "";

    /// <summary>The source file whose namespace a generated file is named after.</summary>
    private static string FileOfGenerated(string path) => Path.GetFileName(path).Split('.')[0] + ".cs";

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) => compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
}
