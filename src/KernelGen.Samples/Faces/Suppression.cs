namespace KernelGen.Samples.Faces;

/// <summary>Non-maximum suppression: of boxes that overlap one is left, in the mean of their places, weighted by their scores.</summary>
internal static class Suppression
{
    /// <summary>Boxes that share more than this part of their union are of one face.</summary>
    public const float LargestOverlap = 0.3f;

    /// <summary>One box for each face, the surest first.</summary>
    public static IReadOnlyList<Face> Of(IEnumerable<Face> boxes)
    {
        List<Face> left = [.. boxes.OrderByDescending(box => box.Score)];
        List<Face> faces = [];
        while (left.Count > 0)
        {
            Face best = left[0];
            List<Face> same = [.. left.Where(box => box == best || box.Overlap(best) > LargestOverlap)];
            left.RemoveAll(same.Contains);
            faces.Add(Mean(same));
        }

        return faces;
    }

    private static Face Mean(List<Face> boxes)
    {
        float sum = boxes.Sum(box => box.Score);
        float Weighted(Func<Face, float> value) => boxes.Sum(box => box.Score * value(box)) / sum;
        return new Face(
            boxes[0].Score,
            Weighted(box => box.Left),
            Weighted(box => box.Top),
            Weighted(box => box.Width),
            Weighted(box => box.Height),
            [.. boxes[0].Points.Select((_, i) => (Weighted(box => box.Points[i].X), Weighted(box => box.Points[i].Y)))]);
    }
}
