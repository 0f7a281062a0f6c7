namespace KernelGen.Samples.Faces;

/// <summary>A face that was found. Places are shares of the square that the network saw, or pixels of the picture.</summary>
/// <param name="Score">How sure the network is, from 0 to 1.</param>
/// <param name="Left">The left edge of the box.</param>
/// <param name="Top">The upper edge.</param>
/// <param name="Width">The box's width.</param>
/// <param name="Height">The box's height.</param>
/// <param name="Points">The person's right eye, left eye, nose, mouth, right ear and left ear.</param>
internal sealed record Face(float Score, float Left, float Top, float Width, float Height, IReadOnlyList<(float X, float Y)> Points)
{
    /// <summary>The part of the two boxes' union that is in both.</summary>
    public float Overlap(Face other)
    {
        float width = Math.Min(Left + Width, other.Left + other.Width) - Math.Max(Left, other.Left);
        float height = Math.Min(Top + Height, other.Top + other.Height) - Math.Max(Top, other.Top);
        float both = Math.Max(0, width) * Math.Max(0, height);
        float union = (Width * Height) + (other.Width * other.Height) - both;
        return union > 0 ? both / union : 0;
    }

    /// <summary>The face elsewhere: rows and columns are moved, then scaled.</summary>
    public Face Place(float left, float top, float scaleX, float scaleY) => new(
        Score,
        (Left + left) * scaleX,
        (Top + top) * scaleY,
        Width * scaleX,
        Height * scaleY,
        [.. Points.Select(point => ((point.X + left) * scaleX, (point.Y + top) * scaleY))]);
}
