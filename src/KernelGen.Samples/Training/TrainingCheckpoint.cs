using KernelGen.Data;
using static System.FormattableString;

namespace KernelGen.Samples.Training;

/// <summary>What a training keeps in a file, so that it can go on later to the same bits.</summary>
/// <param name="file">The file.</param>
/// <param name="recipe">The recipe.</param>
/// <param name="images">The training images.</param>
/// <param name="processes">How many processes share the training.</param>
internal sealed class TrainingCheckpoint(string file, Recipe recipe, LabeledImages images, int processes)
{
    // What the order and the looks of the images hang on; the session itself compares network, optimizer and rates.
    private readonly Dictionary<string, string> _facts = new()
    {
        ["seed"] = Invariant($"{recipe.Seed}"),
        ["batch"] = Invariant($"{recipe.Batch}"),
        ["epochs"] = Invariant($"{recipe.Epochs}"),
        ["images"] = Invariant($"{images.Count} of {images.Width} x {images.Height}"),
        ["pixels"] = Invariant($"{Pictures.Crc32.Compute(images.Pixels, images.Labels):x8}"),
        ["processes"] = Invariant($"{processes}"),
        ["augmentation"] = Text(recipe.Augmentation),
    };

    /// <summary>Writes the file; an old one stays whole until the new one is.</summary>
    /// <param name="session">The session, between two steps.</param>
    public void Save(TrainingSession session) => session.SaveCheckpoint(file, _facts);

    /// <summary>Takes up a training where its file left it.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or of another training; the message names every difference.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Load(TrainingSession session)
    {
        if (!File.Exists(file)) throw new FileNotFoundException($"There is no checkpoint '{file}' to go on from.");
        IReadOnlyDictionary<string, string> theirs = session.LoadCheckpoint(file);
        string[] differences =
        [
            .. _facts.Where(fact => theirs.GetValueOrDefault(fact.Key) != fact.Value)
                .Select(fact => $"{fact.Key}: the file has {theirs.GetValueOrDefault(fact.Key) ?? "nothing"}, the command {fact.Value}"),
        ];
        if (differences.Length > 0) throw new InvalidDataException($"{file} is of another training: {string.Join("; ", differences)}.");
    }

    private static string Text(Augmentation a) => Invariant(
        $"shift {a.Shift}, rotation {a.Rotation}, scale {a.Scale}, shear {a.Shear}, flip {a.Flip}, cut {a.CropHeight} x {a.CropWidth}");
}
