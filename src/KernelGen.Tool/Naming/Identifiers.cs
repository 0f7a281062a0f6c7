using System.Text;

namespace KernelGen.Tool.Naming;

/// <summary>Names for C# out of names of models.</summary>
internal static class Identifiers
{
    /// <summary>What a network's class has already; a property of that name would hide it.</summary>
    private static readonly HashSet<string> s_taken = new(
        [
            "InputLength", "OutputLength", "ParameterCount", "MultiplyAdds", "WorkspaceBytes", "Create", "Name", "InputShape", "OutputShape", "Layout", "Layers", "Parameters",
            "Initialize", "Forward", "ForwardTo", "FreezeForInference", "CreateTrainingSession", "Save", "Load", "Dispose", "PackWeights", "ForwardSample", "InferBlock", "ForwardBlock", "BackwardBlock", "Equals",
            "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", "Finalize", "Layer", "Block", "Buffers",
        ],
        StringComparer.Ordinal);

    /// <summary>A name in Pascal case of letters and digits; empty if nothing is left.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder();
        bool starts = true;
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                starts = true;
                continue;
            }

            // Two numbers stay two.
            text.Append(starts && text.Length > 0 && char.IsAsciiDigit(text[^1]) && char.IsAsciiDigit(c) ? "_" : "");
            text.Append(starts ? char.ToUpperInvariant(c) : c);
            starts = false;
        }

        return text.Length > 0 && char.IsAsciiDigit(text[0]) ? "Layer" + text : text.ToString();
    }

    /// <summary>A name that none of the others is: with a number behind it if need be.</summary>
    public static string Unique(string name, ISet<string> others, string className)
    {
        string free = name;
        for (int i = 2; s_taken.Contains(free) || free == className || others.Contains(free); i++)
        {
            free = name + Printing.Numbers.Text(i);
        }

        others.Add(free);
        return free;
    }
}
