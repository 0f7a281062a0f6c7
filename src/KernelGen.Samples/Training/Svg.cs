using System.Net;
using System.Text;

namespace KernelGen.Samples.Training;

/// <summary>Writes an SVG, element by element. All texts are escaped, all numbers are invariant.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    public Svg(int width, int height, string title)
    {
        _text.Append(FormattableString.Invariant(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"13\">\n"));
        _text.Append($"<title>{WebUtility.HtmlEncode(title)}</title>\n");
        Rectangle(0, 0, width, height, "#ffffff");
    }

    public void Rectangle(double x, double y, double width, double height, string fill) => _text.Append(FormattableString.Invariant(
        $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"{fill}\"/>\n"));

    public void Line(double x1, double y1, double x2, double y2, string stroke) => _text.Append(FormattableString.Invariant(
        $"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" stroke=\"{stroke}\"/>\n"));

    public void Curve(IEnumerable<(double X, double Y)> points, string stroke)
    {
        string list = string.Join(' ', points.Select(point => FormattableString.Invariant($"{point.X:0.##},{point.Y:0.##}")));
        _text.Append($"<polyline points=\"{list}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2\"/>\n");
    }

    /// <param name="text">The text.</param>
    /// <param name="x">Where its anchor is.</param>
    /// <param name="y">Where its letters stand.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="fill">The colour.</param>
    public void Text(string text, double x, double y, string anchor = "start", string fill = "#222222") => _text.Append(FormattableString.Invariant(
        $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\" fill=\"{fill}\">{WebUtility.HtmlEncode(text)}</text>\n"));

    /// <summary>The whole file.</summary>
    public override string ToString() => _text + "</svg>\n";
}
