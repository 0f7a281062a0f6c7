using KernelGen.Compiler.Declarations;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Parsing;

/// <summary>One operation of a stage, as written.</summary>
/// <param name="Text">The whole text, for messages.</param>
/// <param name="Name">The name before any parenthesis; null where the text is not of the form <c>Name</c> or <c>Name(number, ...)</c>.</param>
/// <param name="Arguments">The texts between the parentheses; null where there are none.</param>
internal sealed record OperationText(string Text, string? Name, IReadOnlyList<string>? Arguments);

/// <summary>Takes the text of a stage apart.</summary>
internal static class StageText
{
    /// <summary>Reads the operations of a stage, separated by the commas that stand outside parentheses.</summary>
    public static IReadOnlyList<OperationText> Parse(string? text)
    {
        string stage = text ?? "";
        var operations = new List<OperationText>();
        int begin = 0;
        int depth = 0;
        for (int i = 0; i <= stage.Length; i++)
        {
            if (i == stage.Length || (stage[i] == ',' && depth == 0))
            {
                operations.Add(ParseOperation(stage.Substring(begin, i - begin).Trim()));
                begin = i + 1;
            }
            else
            {
                depth += stage[i] == '(' ? 1 : stage[i] == ')' && depth > 0 ? -1 : 0;
            }
        }

        return operations;
    }

    private static OperationText ParseOperation(string text)
    {
        int open = text.IndexOf('(');
        string name = (open < 0 ? text : text.Substring(0, open)).TrimEnd();
        string inside = open < 0 ? "" : text.Substring(open + 1);
        bool closes = open < 0 || (inside.Length > 0 && inside.IndexOf(')') == inside.Length - 1);

        // A keyword may be a method's name, and nameof leaves its @ out.
        string plain = name.StartsWith("@", StringComparison.Ordinal) ? name.Substring(1) : name;
        if (!SyntaxFacts.IsValidIdentifier(plain) || !closes)
        {
            return new(text, null, null);
        }

        if (open < 0)
        {
            return new(text, plain, null);
        }

        string arguments = inside.Substring(0, inside.Length - 1);
        return new(text, plain, string.IsNullOrWhiteSpace(arguments) ? [] : [.. arguments.Split(',').Select(a => a.Trim())]);
    }
}
