using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Tests.Fuzzing;

/// <summary>A file with a declaration drawn at random: a network, a block or image kernels, in any place that C# has for one.</summary>
/// <param name="Name">A name that no other file has: the namespace, or part of the type's name where there is none.</param>
/// <param name="Text">The file.</param>
internal sealed record RandomDeclaration(string Name, string Text)
{
    /// <summary>The declaration of a seed.</summary>
    public static RandomDeclaration Draw(int seed)
    {
        var dice = new Dice(seed);
        string name = string.Create(CultureInfo.InvariantCulture, $"D{seed:000000000}E");
        bool isGlobal = dice.Odd(10);
        string type = isGlobal ? name : RandomNames.Any(dice, 6);
        string body = dice.Odd(30) ? "" : Around(dice, dice.OneIn(2) ? Network(dice, type) : Images(dice, type));
        if (dice.Odd(8))
        {
            body += dice.OneIn(2) ? Network(dice, "Another" + (isGlobal ? name : "")) : Images(dice, "Another" + (isGlobal ? name : ""));
        }

        if (dice.Odd(3))
        {
            body = Mistyped(dice, body);
        }

        string usings = dice.Odd(60) ? "" : "using KernelGen; " + (dice.Odd(10) ? dice.Of("using static KernelGen.PointOperations; ", "using System; ", "using Bytes = byte; ", "using Net = KernelGen.NetworkAttribute; ", "using Layer = KernelGen.Layer; ", "using Pair = (int, int); ", "using Missing; ", "using BorderMode = int; ") : "");
        return new RandomDeclaration(name, isGlobal ? usings + body : dice.Below(6) switch
        {
            0 => $"{usings}namespace {name}; {body}",
            1 => $"namespace {name} {{ {usings}{body} }}",
            2 => $"{usings}namespace {name}.{RandomNames.Any(dice, 2)} {{ {body} }}",
            _ => $"{usings}namespace {name} {{ {body} }}",
        });
    }

    private static string Network(Dice dice, string name)
    {
        string head = dice.Odd(6)
            ? dice.Of("class {0}", "partial struct {0}", "partial record {0}", "partial record struct {0}", "partial record {0}(int X)", "partial interface {0}", "static partial class {0}", "abstract partial class {0}", "partial class {0}<T>",
                "file partial class {0}", "file sealed partial class {0}", "partial class {0}(int x)", "partial class {0}()", "partial class {0} : System.IDisposable", "partial class {0} : object", "partial class {0} : Network", "partial class {0} : System.Exception", "partial class {0} : Missing",
                "partial class {0}<T> where T : struct", "readonly partial struct {0}", "ref partial struct {0}", "partial class", "partial {0}", "partial enum {0}", "partial class {0} : Network { } partial class {0}", "unsafe partial class {0}", "private partial class {0}", "partial class {0};  partial class {0}")
            : dice.Of("partial class {0}", "public partial class {0}", "public sealed partial class {0}", "internal sealed partial class {0}");
        return new RandomNetworkText(dice).Network(head.Replace("{0}", name, StringComparison.Ordinal));
    }

    private static string Images(Dice dice, string name)
    {
        bool isStatic = !dice.Odd(5);
        string head = isStatic && !dice.Odd(5) ? dice.Of("static partial class {0}", "public static partial class {0}", "internal static partial class {0}", "file static partial class {0}")
            : dice.Of("partial class {0}", "partial struct {0}", "partial record {0}", "partial record struct {0}", "partial interface {0}", "readonly partial struct {0}", "ref partial struct {0}", "partial class {0}<T>", "partial struct {0}<T> where T : unmanaged",
                "partial class {0}(int x)", "partial record {0}(int X)", "class {0}", "abstract partial class {0}", "partial interface {0}<in T>", "readonly record partial struct {0}", "file partial record struct {0}", "partial class {0}<T, U> where T : class, new() where U : T", "unsafe partial struct {0}", "partial enum {0}");
        return new RandomImages(dice).Class(head.Replace("{0}", name, StringComparison.Ordinal), isStatic);
    }

    /// <summary>The declaration inside other types.</summary>
    private static string Around(Dice dice, string body)
    {
        for (int depth = dice.OneIn(4) ? dice.Between(1, 3) : 0; depth > 0; depth--)
        {
            string name = dice.Of("Outer", "Around", RandomNames.Any(dice, 2)), more = dice.Odd(8) ? RandomMembers.Any(dice) : "";
            string head = dice.Of("partial class {0}", "static partial class {0}", "partial struct {0}", "partial record {0}", "partial record struct {0}", "partial interface {0}", "partial class {0}<T>", "partial class {0}<T, U> where T : struct where U : notnull",
                "partial interface {0}<out T>", "class {0}", "file partial class {0}", "readonly ref partial struct {0}", "partial class {0}(int x)", "partial record {0}(int X, string Y)", "unsafe partial class {0}", "partial class {0}<T> where T : allows ref struct", "abstract partial class {0} : System.IDisposable");
            body = $"{head.Replace("{0}", name, StringComparison.Ordinal)} {{ {body}{more} }} ";
        }

        return body;
    }

    /// <summary>The text as somebody may have left it: cut off, or with pieces lost, doubled or out of place.</summary>
    private static string Mistyped(Dice dice, string text)
    {
        if (text.Length == 0 || dice.OneIn(4))
        {
            return text[..dice.Below(text.Length + 1)];
        }

        if (dice.OneIn(4))
        {
            int at = dice.Below(text.Length);
            return text[..at] + dice.Of("\"", "{", "}", "(", ")", "[", "]", ";", ",", ".", "<", ">", "\n", "/*", "//", "#", "@", "$", "\\", "\0", "é", "?", "=", "3", "x", " ", "\u2028", "\uFEFF", "\uD800", "#if\n", "#endif\n", "*/") + text[at..];
        }

        List<SyntaxToken> tokens = [.. SyntaxFactory.ParseTokens(text)];
        for (int i = dice.Between(1, 2); i > 0 && tokens.Count > 1; i--)
        {
            int at = dice.Below(tokens.Count), other = dice.Below(tokens.Count);
            switch (dice.Below(4))
            {
                case 0: tokens.RemoveAt(at); break;
                case 1: tokens.Insert(other, tokens[at]); break;
                case 2: (tokens[at], tokens[other]) = (tokens[other], tokens[at]); break;
                default: tokens[at] = SyntaxFactory.ParseToken(RandomNames.Any(dice, 1) + " "); break;
            }
        }

        return string.Concat(tokens.Select(t => t.ToFullString() + (dice.Odd(30) ? " " : "")));
    }
}
