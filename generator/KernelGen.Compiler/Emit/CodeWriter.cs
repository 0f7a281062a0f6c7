using System.Globalization;
using System.Text;

namespace KernelGen.Compiler.Emit;

/// <summary>
/// Writes indented C#. Lines end with <c>\n</c> on every system and numbers are written in the invariant culture, so that the same
/// declaration gives the same text on every machine.
/// </summary>
/// <param name="level">What a block is indented by.</param>
internal sealed class CodeWriter(string level = "    ")
{
    /// <summary>The level of kernels. They nest a dozen blocks: with spaces, a third of their text would be nothing else.</summary>
    public const string Tab = "\t";

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line, or an empty one.</summary>
    public void Line(string line = "")
    {
        Interruption.Check();
        if (line.Length > 0)
        {
            for (int i = 0; i < _depth; i++)
            {
                _text.Append(level);
            }

            _text.Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>Writes one line with its numbers in the invariant culture.</summary>
    public void Line(FormattableString line) => Line(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes several lines, each at the present depth.</summary>
    public void Lines(string lines)
    {
        foreach (string line in lines.Replace("\r\n", "\n").Split('\n'))
        {
            Line(line);
        }
    }

    /// <summary>Opens a block in braces under a head line; disposing it closes the block.</summary>
    public Scope Block(string head)
    {
        Line(head);
        Line("{");
        _depth++;
        return new Scope(this, 1, "}");
    }

    /// <summary>Writes deeper until it is disposed.</summary>
    public Scope Indent(int levels)
    {
        _depth += levels;
        return new Scope(this, levels, null);
    }

    /// <summary>Writes what another writer has.</summary>
    public void Append(string text) => _text.Append(text);

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>An open block.</summary>
    public readonly struct Scope(CodeWriter writer, int levels, string? close) : IDisposable
    {
        public void Dispose()
        {
            writer._depth -= levels;
            if (close is not null)
            {
                writer.Line(close);
            }
        }
    }
}
