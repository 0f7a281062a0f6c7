using KernelGen.Samples.Pictures;

namespace KernelGen.Samples.Classify;

/// <summary>A picture that could not be read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">Why.</param>
internal readonly record struct Unreadable(string Path, string Reason);

/// <summary>How often a network is right.</summary>
/// <param name="Count">Pictures that it read.</param>
/// <param name="First">How often the right class was the first.</param>
/// <param name="Five">How often it was among the first five.</param>
/// <param name="Unreadable">Pictures that it could not read, in the order of the files.</param>
internal sealed record Evaluation(int Count, int First, int Five, IReadOnlyList<Unreadable> Unreadable)
{
    /// <summary>How many guesses count for the second figure.</summary>
    public const int Guesses = 5;

    /// <summary>Reads all pictures, on all processors. The result does not depend on their number.</summary>
    /// <param name="classifier">The network.</param>
    /// <param name="files">The pictures and their classes.</param>
    /// <param name="threads">How many pictures at once.</param>
    /// <param name="done">Gets how many pictures are done, and how many of them were right at first, now and then; never from two threads at once.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Evaluation Of(Classifier classifier, IReadOnlyList<LabelledFile> files, int threads, Action<int, int> done, CancellationToken cancellation)
    {
        var ranks = new Rank[files.Count];
        var reasons = new string?[files.Count];
        (int read, int right) = (0, 0);
        var gate = new Lock();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, files.Count, options, i =>
        {
            (ranks[i], reasons[i]) = Read(classifier, files[i]);
            lock (gate)
            {
                if (ranks[i] == Rank.First) right++;
                done(++read, right);
            }
        });
        return new Evaluation(
            ranks.Count(rank => rank != Rank.Unread),
            ranks.Count(rank => rank == Rank.First),
            ranks.Count(rank => rank is Rank.First or Rank.Five),
            [.. Enumerable.Range(0, files.Count).Where(i => reasons[i] is not null).Select(i => new Unreadable(files[i].Path, reasons[i]!))]);
    }

    private static (Rank Rank, string? Reason) Read(Classifier classifier, LabelledFile file)
    {
        try
        {
            float[] scores = classifier.Scores(PictureFile.Decode(PictureFile.ReadBytes(file.Path)));
            Rank rank = Ranking.IsAmongBest(scores, file.Label, 1) ? Rank.First
                : Ranking.IsAmongBest(scores, file.Label, Guesses) ? Rank.Five
                : Rank.Later;
            return (rank, null);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return (Rank.Unread, e.Message);
        }
    }

    private enum Rank
    {
        Unread,
        First,
        Five,
        Later,
    }
}
