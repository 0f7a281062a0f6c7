using static System.FormattableString;

namespace KernelGen.Samples.Training;

/// <summary>Draws the loss and the accuracy of a training, one above the other.</summary>
internal static class CurvesSvg
{
    private const int Width = 760;
    private const int PlotHeight = 220;
    private const int Left = 70;
    private const int Right = 20;
    private const int Top = 40;
    private const int Gap = 60;
    private const int Lines = 5;

    /// <summary>Draws them.</summary>
    /// <param name="history">The points, in their order; may be empty.</param>
    /// <param name="title">The line above.</param>
    public static string Draw(IReadOnlyList<HistoryPoint> history, string title)
    {
        var svg = new Svg(Width, Top + (2 * PlotHeight) + (2 * Gap), title);
        svg.Text(title, Left, 22);
        double greatest = history.Select(point => point.Loss).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        Plot(svg, Top, "loss", history, point => point.Loss, RoundUp(greatest), value => Invariant($"{value:0.###}"), "#c0392b");
        Plot(svg, Top + PlotHeight + Gap, "accuracy", history, point => point.Accuracy, 1, value => Invariant($"{100 * value:0} %"), "#2471a3");
        return svg.ToString();
    }

    private static void Plot(
        Svg svg, double top, string name, IReadOnlyList<HistoryPoint> history, Func<HistoryPoint, double> value, double greatest, Func<double, string> label, string color)
    {
        double epochs = history.Count == 0 ? 1 : history[^1].Epochs;
        double begin = history.Count == 0 ? 0 : Math.Ceiling(history[0].Epochs) - 1;
        double X(double epoch) => Left + ((Width - Left - Right) * ((epoch - begin) / (epochs - begin)));
        double Y(double at) => top + (PlotHeight * (1 - (at / greatest)));
        for (int i = 0; i <= Lines; i++)
        {
            double at = greatest * i / Lines;
            svg.Line(Left, Y(at), Width - Right, Y(at), "#dddddd");
            svg.Text(label(at), Left - 8, Y(at) + 4, "end");
            double epoch = begin + ((epochs - begin) * i / Lines);
            svg.Text(Invariant($"{epoch:0.##}"), X(epoch), top + PlotHeight + 18, "middle");
        }

        svg.Text(name, Left + 8, top + 16, "start", color);
        svg.Text("epochs", Width - Right, top + PlotHeight + 36, "end");
        svg.Curve(history.Where(point => double.IsFinite(value(point))).Select(point => (X(point.Epochs), Y(value(point)))), color);
    }

    // The next of 1, 2 and 5 times a power of ten.
    private static double RoundUp(double value)
    {
        if (!(value > 0)) return 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return power * (value <= power ? 1 : value <= 2 * power ? 2 : value <= 5 * power ? 5 : 10);
    }
}
