using System.Text;
using KernelGen.Samples.Pictures;

namespace KernelGen.Samples.Training;

/// <summary>The pictures of a training that <c>--out</c> asks for.</summary>
internal static class TrainingPictures
{
    /// <summary>Makes the folder, or complains before any time was spent on a training.</summary>
    /// <exception cref="IOException">It is a file, or cannot be made.</exception>
    public static void Prepare(string folder)
    {
        if (File.Exists(folder)) throw new IOException($"'{folder}' is a file; --out wants a folder.");
        Directory.CreateDirectory(folder);
    }

    /// <summary>Writes them all.</summary>
    /// <returns>The files' paths.</returns>
    public static IReadOnlyList<string> Write(string folder, Network network, DigitSets sets, IReadOnlyList<HistoryPoint> history, TestRun test)
    {
        string curves = Path.Combine(folder, "curves.svg");
        string confusion = Path.Combine(folder, "confusion.svg");
        string kernels = Path.Combine(folder, "kernels.png");
        string features = Path.Combine(folder, "features.png");
        string title = $"{network.Name} on {Path.GetFileName(Path.TrimEndingDirectorySeparator(sets.Name))}";
        PictureFile.WriteBytes(curves, Encoding.UTF8.GetBytes(CurvesSvg.Draw(history, $"{title}: the training")));
        PictureFile.WriteBytes(confusion, Encoding.UTF8.GetBytes(ConfusionSvg.Draw(test.Confusion, sets.Names, $"{title}: {test.Line}")));
        PictureFile.WritePng(kernels, FirstLayer.Kernels(network));
        PictureFile.WritePng(features, FirstLayer.FeatureMaps(network, DigitSamples.Of(sets.Test, network), 0));
        return [curves, confusion, kernels, features];
    }
}
