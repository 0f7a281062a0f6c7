namespace KernelGen.Samples.Faces;

/// <summary>Makes boxes of what BlazeFace computes.</summary>
internal static class FaceDecoder
{
    /// <summary>Numbers of a box: middle, size, and six points.</summary>
    public const int Numbers = 16;

    /// <summary>Adds the boxes of one grid whose score is high enough.</summary>
    /// <param name="grid">Which of <see cref="Anchors.Grids"/>.</param>
    /// <param name="scores">A score for each box, before the sigmoid.</param>
    /// <param name="boxes">Sixteen numbers for each box, in pixels of the input, from the middle of its cell.</param>
    /// <param name="least">The least score, after the sigmoid.</param>
    /// <param name="faces">Where they go.</param>
    public static void Decode(int grid, ReadOnlySpan<float> scores, ReadOnlySpan<float> boxes, float least, List<Face> faces)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            float score = 1 / (1 + MathF.Exp(-scores[i]));
            if (!(score >= least)) continue;
            (float x, float y) = Anchors.Middle(grid, i);
            float[] places = [.. boxes.Slice(i * Numbers, Numbers)];
            for (int k = 0; k < Numbers; k++)
            {
                places[k] /= Anchors.Input;

                // All but the two sizes are places.
                if (k is not (2 or 3)) places[k] += k % 2 == 0 ? x : y;
            }

            (float width, float height) = (places[2], places[3]);
            faces.Add(new Face(
                score, places[0] - (width / 2), places[1] - (height / 2), width, height, [.. Enumerable.Range(2, 6).Select(k => (places[2 * k], places[(2 * k) + 1]))]));
        }
    }
}
