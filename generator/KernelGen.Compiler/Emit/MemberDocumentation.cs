using System.Xml.Linq;

namespace KernelGen.Compiler.Emit;

/// <summary>
/// The XML documentation of the generated half of a member. The C# compiler takes the documentation of a partial member from its
/// implementing half alone where that has any, so this half repeats the user's.
/// </summary>
internal static class MemberDocumentation
{
    /// <summary>Writes the user's text with a paragraph of ours in its remarks; or ours as the summary, where there is no other.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="user">The user's text: the elements inside its <c>member</c>, well-formed, or empty.</param>
    /// <param name="own">Our text, as XML.</param>
    public static void Write(CodeWriter writer, string user, string own)
    {
        foreach (string line in Merge(user, own).Split('\n'))
        {
            writer.Line(("/// " + line).TrimEnd());
        }
    }

    private static string Merge(string user, string own)
    {
        if (user.Length == 0)
        {
            return $"<summary>{own}</summary>";
        }

        XElement member = XElement.Parse($"<member>{user}</member>", LoadOptions.PreserveWhitespace);
        if (member.Element("remarks") is not { } remarks)
        {
            return $"{user}\n<remarks>{own}</remarks>";
        }

        // Editors show the first remarks only, so ours stand in the same.
        remarks.Add("\n", XElement.Parse($"<para>{own}</para>"), "\n");
        return string.Concat(member.Nodes().Select(n => n.ToString(SaveOptions.DisableFormatting))).Replace("\r\n", "\n");
    }
}
